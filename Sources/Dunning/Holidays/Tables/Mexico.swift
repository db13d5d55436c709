/// Mexico: Ley Federal del Trabajo, article 74, as changed on 17 January 2006 (three days to a Monday) and on 30 January
/// 2024 (the new president on 1 October). Election days, always Sundays, are not in the table.
extension HolidayRule {
    static let mexico = [
        HolidayRule("Año Nuevo", .on(.january, 1), source: article74),
        HolidayRule("Día de la Constitución", .on(.february, 5), in: ...2005, source: article74),
        HolidayRule("Día de la Constitución", .nth(1, .monday, .february), in: 2006..., source: article74),
        HolidayRule("Natalicio de Benito Juárez", .on(.march, 21), in: ...2006, source: article74),
        HolidayRule("Natalicio de Benito Juárez", .nth(3, .monday, .march), in: 2007..., source: article74),
        HolidayRule("Día del Trabajo", .on(.may, 1), source: article74),
        HolidayRule("Día de la Independencia", .on(.september, 16), source: article74),
        HolidayRule(
            "Transmisión del Poder Ejecutivo Federal", .on(.october, 1), in: 2024..., every: 6, source: article74),
        HolidayRule("Día de la Revolución", .on(.november, 20), in: ...2005, source: article74),
        HolidayRule("Día de la Revolución", .nth(3, .monday, .november), in: 2006..., source: article74),
        HolidayRule(
            "Transmisión del Poder Ejecutivo Federal", .on(.december, 1), in: 2000...2018, every: 6, source: article74),
        HolidayRule("Navidad", .on(.december, 25), source: article74),
    ]

    private static let article74 = "Ley Federal del Trabajo, art. 74"
}
