/// Ecuador: Código del Trabajo, article 65, as changed by the law published on 20 December 2016 (Registro Oficial 906,
/// "Ley de Feriados").
///
/// From 2017 on the rest goes from Tuesday to the Monday before and from Wednesday or Thursday to the Friday of the week,
/// and people work on the day itself; from Saturday it goes to the Friday before, from Sunday to the Monday after. New
/// Year and Christmas leave only a weekend. Of 2 and 3 November, side by side, one passes over the other.
extension HolidayRule {
    static let ecuador =
        movable("Año Nuevo", .on(.january, 1), offWeekend)
        + [
            HolidayRule("Carnaval", .carnivalMonday, source: article65),
            HolidayRule("Carnaval", .carnivalTuesday, source: article65),
            HolidayRule("Viernes Santo", .goodFriday, source: article65),
        ]
        + movable("Día del Trabajo", .on(.may, 1), toItsEnd)
        + movable("Batalla de Pichincha", .on(.may, 24), toItsEnd)
        + movable("Primer Grito de Independencia", .on(.august, 10), toItsEnd)
        + movable("Independencia de Guayaquil", .on(.october, 9), toItsEnd)
        + movable(
            "Día de los Difuntos", .on(.november, 2), .moved([.wednesday: 2]).adding([.saturday: -1, .sunday: 2]))
        + movable(
            "Independencia de Cuenca", .on(.november, 3), .moved([.wednesday: -2]).adding([.saturday: -2, .sunday: 1]))
        + movable("Navidad", .on(.december, 25), offWeekend)

    private static let article65 = "Código del Trabajo, art. 65"
    private static let offWeekend = HolidayShift.added([.saturday: -1, .sunday: 1])
    private static let toItsEnd = HolidayShift.moved([.tuesday: -1, .wednesday: 2, .thursday: 1])
        .adding([.saturday: -1, .sunday: 1])

    /// Where it falls up to 2016, then by the law of that December.
    private static func movable(_ name: String, _ day: HolidayDay, _ shift: HolidayShift) -> [HolidayRule] {
        [
            HolidayRule(name, day, in: ...2016, source: article65),
            HolidayRule(name, day, shift, in: 2017..., source: article65),
        ]
    }
}
