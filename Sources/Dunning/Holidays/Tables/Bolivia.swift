/// Bolivia: Decreto Supremo 2750 of 2016 as changed by Decreto Supremo 5019 of 2023; before it Decreto Supremo 14260 of
/// 1976, which gave the Monday after a holiday on Sunday too.
///
/// The days of the departments and of a single year are in `etc/holidays/bo.conf`.
extension HolidayRule {
    static let bolivia = [
        HolidayRule("Año Nuevo", .on(.january, 1), .sundayAndMonday, source: decreto2750),
        HolidayRule(
            "Día de la Creación del Estado Plurinacional de Bolivia", .on(.january, 22), .sundayAndMonday, in: 2010...,
            source: "Decreto Supremo 405"),
        HolidayRule("Carnaval", .carnivalMonday, source: decreto2750),
        HolidayRule("Carnaval", .carnivalTuesday, source: decreto2750),
        HolidayRule("Viernes Santo", .goodFriday, source: decreto2750),
        HolidayRule("Día del Trabajo", .on(.may, 1), .sundayAndMonday, in: ...2011, source: "Decreto Supremo 14260"),
        HolidayRule(
            "Día del Trabajo", .on(.may, 1), .added([.tuesday: -1, .thursday: 1, .sunday: 1]), in: 2012...2015,
            source: "Decreto Supremo 1210"),
        HolidayRule("Día del Trabajo", .on(.may, 1), .sundayAndMonday, in: 2016..., source: decreto2750),
        HolidayRule("Corpus Christi", .corpusChristi, source: decreto2750),
        HolidayRule(
            "Año Nuevo Aymara Amazónico", .on(.june, 21), .sundayAndMonday, in: 2009..., source: "Decreto Supremo 173"),
        HolidayRule("Día de la Independencia de Bolivia", .on(.august, 6), .sundayAndMonday, source: decreto2750),
        HolidayRule(difuntos, .on(.november, 2), .sundayAndMonday, in: ...2015, source: "Decreto Supremo 22352"),
        HolidayRule(difuntos, .on(.november, 2), in: 2016..., source: decreto2750),
        HolidayRule("Navidad", .on(.december, 25), .sundayAndMonday, source: decreto2750),
    ]

    private static let decreto2750 = "Decreto Supremo 2750"
    private static let difuntos = "Día de Todos los Difuntos"
}

extension HolidayShift {
    static let sundayAndMonday = added([.sunday: 1])
}
