/// Argentina: Ley 27.399 of 2017 (the holidays, and which of them move); before it Ley 23.555 (movable ones), Ley 24.445,
/// Decreto 1584/2010 and Decreto 52/2017.
///
/// Article 6 of Ley 27.399: a movable holiday on Tuesday or Wednesday goes to the Monday before, on Thursday or Friday
/// to the Monday after. One that falls on a weekend stays unless the Jefatura de Gabinete moves it (Decreto 614/2025):
/// that, and the up to three bridges a year of article 7, are in `etc/holidays/ar.conf`.
extension HolidayRule {
    static let argentina = [
        HolidayRule("Año Nuevo", .on(.january, 1), source: ley27399),
        HolidayRule("Lunes de Carnaval", .carnivalMonday, in: 2011..., source: ley27399),
        HolidayRule("Martes de Carnaval", .carnivalTuesday, in: 2011..., source: ley27399),
        HolidayRule(
            "Día Nacional de la Memoria por la Verdad y la Justicia", .on(.march, 24), in: 2006...,
            source: "Ley 26.085"),
        HolidayRule("Día del Veterano de Guerra", .on(.april, 2), .mondayNearby, in: 2000...2000, source: "Ley 24.160"),
        HolidayRule(malvinas, .on(.april, 2), .mondayNearby, in: 2001...2006, source: "Ley 25.370"),
        HolidayRule(malvinas, .on(.april, 2), in: 2007..., source: "Ley 26.110"),
        // A day on which working is the employer's choice; banks and offices are closed.
        HolidayRule("Jueves Santo", .holyThursday, in: 2011..., source: ley27399 + ", día no laborable"),
        HolidayRule("Viernes Santo", .goodFriday, source: ley27399),
        HolidayRule("Día del Trabajador", .on(.may, 1), source: ley27399),
        HolidayRule("Día de la Revolución de Mayo", .on(.may, 25), source: ley27399),
        HolidayRule(
            "Día de la Afirmación de los Derechos Argentinos sobre las Malvinas", .on(.june, 10), .mondayNearby,
            in: 2000...2000, source: "Ley 23.555"),
        // On Friday it stays: the Monday after is 20 June.
        HolidayRule(
            "Paso a la Inmortalidad del General Martín Miguel de Güemes", .on(.june, 17),
            .moved([.tuesday: -1, .wednesday: -2, .thursday: 4]), in: 2016..., source: "Ley 27.258"),
        HolidayRule(belgrano, .nth(3, .monday, .june), in: 2000...2010, source: "Ley 24.445"),
        HolidayRule(belgrano, .on(.june, 20), in: 2011..., source: ley27399),
        HolidayRule("Día de la Independencia", .on(.july, 9), source: ley27399),
        HolidayRule(sanMartin, .nth(3, .monday, .august), in: 2000...2016, source: "Ley 24.445"),
        HolidayRule(sanMartin, .on(.august, 17), .mondayNearby, in: 2017..., source: ley27399),
        HolidayRule("Día de la Raza", .on(.october, 12), .mondayNearby, in: 2000...2007, source: "Ley 23.555"),
        HolidayRule("Día de la Raza", .nth(2, .monday, .october), in: 2008...2009, source: "Ley 26.416"),
        HolidayRule(diversidad, .nth(2, .monday, .october), in: 2010...2016, source: "Decreto 1584/2010"),
        HolidayRule(diversidad, .on(.october, 12), .mondayNearby, in: 2017..., source: ley27399),
        HolidayRule(soberania, .nth(4, .monday, .november), in: 2010...2016, source: "Decreto 1584/2010"),
        HolidayRule(soberania, .on(.november, 20), .mondayNearby, in: 2017..., source: ley27399),
        HolidayRule("Inmaculada Concepción de María", .on(.december, 8), source: ley27399),
        HolidayRule("Navidad", .on(.december, 25), source: ley27399),
    ]

    private static let ley27399 = "Ley 27.399"
    private static let malvinas = "Día del Veterano y de los Caídos en la Guerra de Malvinas"
    private static let belgrano = "Paso a la Inmortalidad del General Manuel Belgrano"
    private static let sanMartin = "Paso a la Inmortalidad del General José de San Martín"
    private static let diversidad = "Día del Respeto a la Diversidad Cultural"
    private static let soberania = "Día de la Soberanía Nacional"
}
