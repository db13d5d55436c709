/// Uruguay: the five "feriados no laborables" of Ley 12.590, article 18, and 1 March in years of a new president (Ley
/// 10.396, Decreto 154/972).
///
/// The "feriados laborables", on which people work, are not here; Ley 16.805 moves only those.
extension HolidayRule {
    static let uruguay = [
        HolidayRule("Año Nuevo", .on(.january, 1), source: ley12590),
        HolidayRule("Transmisión del mando presidencial", .on(.march, 1), in: 2000..., every: 5, source: "Ley 10.396"),
        HolidayRule("Día de los Trabajadores", .on(.may, 1), source: ley12590),
        HolidayRule("Jura de la Constitución", .on(.july, 18), source: ley12590),
        HolidayRule("Declaratoria de la Independencia", .on(.august, 25), source: ley12590),
        HolidayRule("Día de la Familia", .on(.december, 25), source: ley12590),
    ]

    private static let ley12590 = "Ley 12.590, art. 18"
}
