/// Spain: Real Decreto 2001/1983, article 45, and Estatuto de los Trabajadores, article 37.2: the days common to the whole
/// country.
///
/// One that falls on Sunday is a matter of the autonomous communities, of which each moves it to Monday or names another
/// day: those, and the communities' own, are for a file of `holidays/`.
extension HolidayRule {
    static let spain = [
        HolidayRule("Año Nuevo", .on(.january, 1), .except(on: .sunday), source: article45),
        HolidayRule("Epifanía del Señor", .on(.january, 6), .except(on: .sunday), source: article45),
        HolidayRule("Viernes Santo", .goodFriday, source: article45),
        HolidayRule("Fiesta del Trabajo", .on(.may, 1), .except(on: .sunday), source: article45),
        HolidayRule("Asunción de la Virgen", .on(.august, 15), .except(on: .sunday), source: article45),
        HolidayRule("Fiesta Nacional de España", .on(.october, 12), .except(on: .sunday), source: article45),
        HolidayRule("Todos los Santos", .on(.november, 1), .except(on: .sunday), source: article45),
        HolidayRule("Día de la Constitución Española", .on(.december, 6), .except(on: .sunday), source: article45),
        HolidayRule("Inmaculada Concepción", .on(.december, 8), .except(on: .sunday), source: article45),
        HolidayRule("Natividad del Señor", .on(.december, 25), .except(on: .sunday), source: article45),
    ]

    private static let article45 = "Real Decreto 2001/1983, art. 45"
}
