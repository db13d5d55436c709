/// Costa Rica: Código de Trabajo, article 148, with the moves of Ley 8442 (2005), 8604 (2007), 8753 (2009), 8886 (2010)
/// and, for 2020 to 2024, Ley 9875, from which Ley 10396 took 15 August and Ley 10438 25 July of 2024.
///
/// Only the days whose pay is mandatory: 2 August, 31 August and 1 December are holidays on which most people work.
extension HolidayRule {
    static let costaRica = [
        HolidayRule("Año Nuevo", .on(.january, 1), source: article148),
        HolidayRule("Jueves Santo", .holyThursday, source: article148),
        HolidayRule("Viernes Santo", .goodFriday, source: article148),
        HolidayRule(santamaria, .on(.april, 11), in: ...2005, source: article148),
        HolidayRule(santamaria, .on(.april, 11), .nextMondayOffWorkday, in: 2006...2010, source: "Ley 8442, Ley 8753"),
        HolidayRule(santamaria, .on(.april, 11), in: 2011...2022, source: article148),
        HolidayRule(santamaria, .on(.april, 11), .mondayNearbyOrNext, in: 2023...2024, source: ley9875),
        HolidayRule(santamaria, .on(.april, 11), in: 2025..., source: article148),
        HolidayRule(trabajo, .on(.may, 1), in: ...2020, source: article148),
        HolidayRule(trabajo, .on(.may, 1), .mondayNearbyOrNext, in: 2021...2021, source: ley9875),
        HolidayRule(trabajo, .on(.may, 1), in: 2022..., source: article148),
        HolidayRule(nicoya, .on(.july, 25), in: ...2004, source: article148),
        HolidayRule(nicoya, .on(.july, 25), .nextMondayOffWorkday, in: 2005...2008, source: "Ley 8442, Ley 8604"),
        HolidayRule(nicoya, .on(.july, 25), in: 2009...2019, source: article148),
        HolidayRule(nicoya, .on(.july, 25), .mondayNearbyOrNext, in: 2020...2023, source: ley9875),
        HolidayRule(nicoya, .on(.july, 25), in: 2024..., source: "Código de Trabajo, art. 148, Ley 10438"),
        HolidayRule(madre, .on(.august, 15), in: ...2004, source: article148),
        HolidayRule(madre, .on(.august, 15), .nextMondayOffWorkday, in: 2005...2007, source: "Ley 8442, Ley 8604"),
        HolidayRule(madre, .on(.august, 15), in: 2008...2019, source: article148),
        HolidayRule(madre, .on(.august, 15), .mondayNearbyOrNext, in: 2020...2020, source: ley9875),
        HolidayRule(madre, .on(.august, 15), in: 2021...2022, source: article148),
        HolidayRule(madre, .on(.august, 15), .mondayNearbyOrNext, in: 2023...2023, source: ley9875),
        HolidayRule(madre, .on(.august, 15), in: 2024..., source: "Código de Trabajo, art. 148, Ley 10396"),
        HolidayRule(independencia, .on(.september, 15), in: ...2019, source: article148),
        HolidayRule(independencia, .on(.september, 15), .mondayNearbyOrNext, in: 2020...2022, source: ley9875),
        HolidayRule(independencia, .on(.september, 15), in: 2023..., source: article148),
        HolidayRule(
            "Día de las Culturas", .on(.october, 12), .nextMondayOffWorkday, in: ...2019, source: "Ley 8442, Ley 8886"),
        HolidayRule("Navidad", .on(.december, 25), source: article148),
    ]

    private static let article148 = "Código de Trabajo, art. 148"
    private static let ley9875 = "Ley 9875"
    private static let santamaria = "Día de Juan Santamaría"
    private static let trabajo = "Día Internacional del Trabajo"
    private static let nicoya = "Anexión del Partido de Nicoya a Costa Rica"
    private static let madre = "Día de la Madre"
    private static let independencia = "Día de la Independencia"
}

extension HolidayShift {
    /// From Tuesday to Friday to the Monday after; a weekend stays.
    fileprivate static let nextMondayOffWorkday = moved([.tuesday: 6, .wednesday: 5, .thursday: 4, .friday: 3])
}
