/// Panama: Código de Trabajo, article 46 (the days) and 47 (one on Sunday gives the Monday after it), Ley 55 of 2001 (5
/// November), Ley 291 of 2022 (20 December).
///
/// Article 46 names the day on which a president takes office too: 1 July since 2009, 1 September before it. Days of
/// mourning and bridges are decreed, in `etc/holidays/pa.conf`.
extension HolidayRule {
    static let panama = [
        HolidayRule("Año Nuevo", .on(.january, 1), .sundayAndMonday, source: article46),
        HolidayRule("Día de los Mártires", .on(.january, 9), .sundayAndMonday, source: article46),
        HolidayRule("Martes de Carnaval", .carnivalTuesday, source: article46),
        HolidayRule("Viernes Santo", .goodFriday, source: article46),
        HolidayRule("Día del Trabajo", .on(.may, 1), .sundayAndMonday, source: article46),
        HolidayRule(
            "Toma de posesión del Presidente de la República", .on(.july, 1), .sundayAndMonday, in: 2009..., every: 5,
            source: article46),
        HolidayRule(
            "Toma de posesión del Presidente de la República", .on(.september, 1), .sundayAndMonday, in: 2004...2004,
            source: article46),
        HolidayRule("Separación de Panamá de Colombia", .on(.november, 3), .sundayAndMonday, source: article46),
        HolidayRule("Día de Colón", .on(.november, 5), .sundayAndMonday, in: 2002..., source: "Ley 55 de 2001"),
        HolidayRule("Primer Grito de Independencia", .on(.november, 10), .sundayAndMonday, source: article46),
        HolidayRule("Independencia de Panamá de España", .on(.november, 28), .sundayAndMonday, source: article46),
        HolidayRule("Día de la Madre", .on(.december, 8), .sundayAndMonday, source: article46),
        HolidayRule(
            "Día de Duelo Nacional", .on(.december, 20), .sundayAndMonday, in: 2022..., source: "Ley 291 de 2022"),
        HolidayRule("Navidad", .on(.december, 25), .sundayAndMonday, source: article46),
    ]

    private static let article46 = "Código de Trabajo, art. 46"
}
