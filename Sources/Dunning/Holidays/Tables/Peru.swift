/// Peru: Decreto Legislativo 713 of 1991, article 6, and the laws that added to it, each beside its day.
///
/// Nothing moves. The "días no laborables" that the government gives the public sector are no holidays.
extension HolidayRule {
    static let peru = [
        HolidayRule("Año Nuevo", .on(.january, 1), source: decreto713),
        HolidayRule("Jueves Santo", .holyThursday, source: decreto713),
        HolidayRule("Viernes Santo", .goodFriday, source: decreto713),
        HolidayRule("Día del Trabajo", .on(.may, 1), source: decreto713),
        HolidayRule("Batalla de Arica y Día de la Bandera", .on(.june, 7), in: 2024..., source: "Ley 31788"),
        HolidayRule("San Pedro y San Pablo", .on(.june, 29), source: decreto713),
        HolidayRule("Día de la Fuerza Aérea del Perú", .on(.july, 23), in: 2023..., source: "Ley 31822"),
        HolidayRule("Fiestas Patrias", .on(.july, 28), source: decreto713),
        HolidayRule("Fiestas Patrias", .on(.july, 29), source: decreto713),
        HolidayRule("Batalla de Junín", .on(.august, 6), in: 2022..., source: "Ley 31530"),
        HolidayRule("Santa Rosa de Lima", .on(.august, 30), source: decreto713),
        HolidayRule("Combate de Angamos", .on(.october, 8), source: decreto713),
        HolidayRule("Todos los Santos", .on(.november, 1), source: decreto713),
        HolidayRule("Inmaculada Concepción", .on(.december, 8), source: decreto713),
        HolidayRule("Batalla de Ayacucho", .on(.december, 9), in: 2022..., source: "Ley 31381"),
        HolidayRule("Navidad del Señor", .on(.december, 25), source: decreto713),
    ]

    private static let decreto713 = "Decreto Legislativo 713, art. 6"
}
