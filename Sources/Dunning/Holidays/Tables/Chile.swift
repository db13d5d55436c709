/// Chile: Ley 2.977 of 1915 and those that changed it, each beside its day.
///
/// Ley 19.668: San Pedro y San Pablo and the Encuentro de Dos Mundos go to the Monday of their week from Tuesday to
/// Thursday, from Friday to the one after. Elections, plebiscites and days given by a law for one year are in
/// `etc/holidays/cl.conf`.
extension HolidayRule {
    static let chile = [
        HolidayRule("Año Nuevo", .on(.january, 1), source: "Ley 2.977"),
        HolidayRule("Feriado nacional", .on(.january, 2), .only(on: .monday), in: 2017..., source: "Ley 20.983"),
        HolidayRule("Viernes Santo", .goodFriday, source: "Ley 2.977"),
        HolidayRule("Sábado Santo", .holySaturday, source: "Ley 2.977"),
        HolidayRule("Corpus Christi", .easter(57), in: ...2006, source: "Ley 19.668"),
        HolidayRule("Día Nacional del Trabajo", .on(.may, 1), source: "Código del Trabajo, art. 35"),
        HolidayRule("Día de las Glorias Navales", .on(.may, 21), source: "Ley 2.977"),
        HolidayRule(
            "Día Nacional de los Pueblos Indígenas", .on(.june, 21), in: 2021...2021, source: "Ley 21.357"),
        HolidayRule("Día Nacional de los Pueblos Indígenas", .juneSolstice, in: 2022..., source: "Ley 21.357"),
        HolidayRule("San Pedro y San Pablo", .on(.june, 29), .mondayOfItsWeek, source: "Ley 18.432, Ley 19.668"),
        HolidayRule("Virgen del Carmen", .on(.july, 16), in: 2007..., source: "Ley 20.148"),
        HolidayRule("Asunción de la Virgen", .on(.august, 15), source: "Ley 2.977"),
        HolidayRule("Día de la Unidad Nacional", .nth(1, .monday, .september), in: ...2001, source: "Ley 19.588"),
        HolidayRule("Fiestas Patrias", .on(.september, 17), .only(on: .monday), in: 2007...2016, source: "Ley 20.215"),
        HolidayRule(
            "Fiestas Patrias", .on(.september, 17), .only(on: .monday, .friday), in: 2017..., source: "Ley 20.983"),
        HolidayRule("Día de la Independencia", .on(.september, 18), source: "Ley 2.977"),
        HolidayRule("Día de las Glorias del Ejército", .on(.september, 19), source: "Ley 2.977"),
        HolidayRule("Fiestas Patrias", .on(.september, 20), .only(on: .friday), in: 2008..., source: "Ley 20.215"),
        HolidayRule("Día del Encuentro de Dos Mundos", .on(.october, 12), .mondayOfItsWeek, source: "Ley 19.668"),
        HolidayRule(
            "Día Nacional de las Iglesias Evangélicas y Protestantes", .on(.october, 31),
            .moved([.tuesday: -4, .wednesday: 2]), in: 2008..., source: "Ley 20.299"),
        HolidayRule("Día de Todos los Santos", .on(.november, 1), source: "Ley 2.977"),
        HolidayRule("Inmaculada Concepción", .on(.december, 8), source: "Ley 2.977"),
        HolidayRule("Navidad", .on(.december, 25), source: "Ley 2.977"),
    ]
}

extension HolidayShift {
    fileprivate static let mondayOfItsWeek = moved([.tuesday: -1, .wednesday: -2, .thursday: -3, .friday: 3])
}
