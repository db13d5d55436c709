/// Guatemala: Código de Trabajo, article 127, and Decreto 19-2018, in force since 18 October 2018, which moves 30 June, and
/// moved 1 May and 20 October until the Corte de Constitucionalidad took those out (expediente 5536-2018, 17 April 2020).
extension HolidayRule {
    static let guatemala = [
        HolidayRule("Año Nuevo", .on(.january, 1), source: article127),
        HolidayRule("Jueves Santo", .holyThursday, source: article127),
        HolidayRule("Viernes Santo", .goodFriday, source: article127),
        HolidayRule("Sábado Santo", .holySaturday, source: article127),
        HolidayRule("Día del Trabajo", .on(.may, 1), in: ...2018, source: article127),
        HolidayRule("Día del Trabajo", .on(.may, 1), .mondayNearbyOrNext, in: 2019...2019, source: decreto19),
        HolidayRule("Día del Trabajo", .on(.may, 1), in: 2020..., source: article127),
        HolidayRule("Día del Ejército", .on(.june, 30), in: ...2018, source: article127),
        HolidayRule("Día del Ejército", .on(.june, 30), .mondayNearbyOrNext, in: 2019..., source: decreto19),
        HolidayRule("Virgen de la Asunción", .on(.august, 15), source: article127),
        HolidayRule("Día de la Independencia", .on(.september, 15), source: article127),
        HolidayRule("Día de la Revolución", .on(.october, 20), in: ...2017, source: article127),
        HolidayRule("Día de la Revolución", .on(.october, 20), .mondayNearbyOrNext, in: 2018...2019, source: decreto19),
        HolidayRule("Día de la Revolución", .on(.october, 20), in: 2020..., source: article127),
        HolidayRule("Día de Todos los Santos", .on(.november, 1), source: article127),
        HolidayRule("Navidad", .on(.december, 25), source: article127),
    ]

    private static let article127 = "Código de Trabajo, art. 127"
    private static let decreto19 = "Decreto 19-2018"
}
