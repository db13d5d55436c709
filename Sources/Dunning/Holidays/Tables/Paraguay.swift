/// Paraguay: Ley 8 of 1990, Ley 715 of 1995, Ley 1.601 of 2000, Ley 4.531 of 2011 and, from September 2025 on, Ley 7.544.
///
/// Which of the movable days goes to a Monday is decreed each year, and so are the up to three further holidays of Ley
/// 7.544: both are in `etc/holidays/py.conf`.
extension HolidayRule {
    static let paraguay = [
        HolidayRule("Año Nuevo", .on(.january, 1), source: ley8),
        HolidayRule("Día de los Héroes de la Patria", .on(.march, 1), source: ley8),
        HolidayRule("Jueves Santo", .holyThursday, source: ley8),
        HolidayRule("Viernes Santo", .goodFriday, source: ley8),
        HolidayRule("Día de los Trabajadores", .on(.may, 1), source: ley8),
        HolidayRule("Día de la Independencia Nacional", .on(.may, 14), in: 2012..., source: "Ley 4.531/2011"),
        HolidayRule("Día de la Independencia Nacional", .on(.may, 15), source: ley8),
        HolidayRule("Día de la Paz del Chaco", .on(.june, 12), source: ley8),
        HolidayRule(
            "Día de la Jura de la Constitución Nacional", .on(.june, 20), in: 2026..., source: "Ley 7.544/2025"),
        HolidayRule("Día de la Fundación de Asunción", .on(.august, 15), source: ley8),
        HolidayRule("Día de la Victoria de Boquerón", .on(.september, 29), source: "Ley 1.601/2000"),
        HolidayRule("Día de la Virgen de Caacupé", .on(.december, 8), source: ley8),
        HolidayRule("Navidad", .on(.december, 25), source: ley8),
    ]

    private static let ley8 = "Ley 8/1990"
}
