/// Colombia: Ley 51 of 1983, "Ley Emiliani" (article 1 names the days and moves ten of them to the Monday after, article
/// 177 of the Código Sustantivo del Trabajo repeats it), and Ley 2578 of 2026.
extension HolidayRule {
    static let colombia = [
        HolidayRule("Año Nuevo", .on(.january, 1), source: ley51),
        HolidayRule("Día de los Reyes Magos", .on(.january, 6), .nextMonday, source: ley51),
        HolidayRule("Día de San José", .on(.march, 19), .nextMonday, source: ley51),
        HolidayRule("Jueves Santo", .holyThursday, source: ley51),
        HolidayRule("Viernes Santo", .goodFriday, source: ley51),
        HolidayRule("Día del Trabajo", .on(.may, 1), source: ley51),
        HolidayRule("Ascensión del Señor", .ascension, .nextMonday, source: ley51),
        HolidayRule("Corpus Christi", .corpusChristi, .nextMonday, source: ley51),
        HolidayRule("Sagrado Corazón de Jesús", .sacredHeart, .nextMonday, source: ley51),
        HolidayRule("San Pedro y San Pablo", .on(.june, 29), .nextMonday, source: ley51),
        HolidayRule(
            "Nuestra Señora del Rosario de Chiquinquirá", .on(.july, 9), .nextMonday, in: 2026...,
            source: "Ley 2578 de 2026"),
        HolidayRule("Día de la Independencia", .on(.july, 20), source: ley51),
        HolidayRule("Batalla de Boyacá", .on(.august, 7), source: ley51),
        HolidayRule("La Asunción de la Virgen", .on(.august, 15), .nextMonday, source: ley51),
        HolidayRule("Día de la Raza", .on(.october, 12), .nextMonday, source: ley51),
        HolidayRule("Día de Todos los Santos", .on(.november, 1), .nextMonday, source: ley51),
        HolidayRule("Independencia de Cartagena", .on(.november, 11), .nextMonday, source: ley51),
        HolidayRule("La Inmaculada Concepción", .on(.december, 8), source: ley51),
        HolidayRule("Navidad", .on(.december, 25), source: ley51),
    ]

    private static let ley51 = "Ley 51 de 1983"
}
