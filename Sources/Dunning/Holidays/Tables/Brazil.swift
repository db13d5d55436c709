/// Brazil: Lei 662 of 1949 as changed by Lei 10.607 of 2002, Lei 6.802 of 1980, Lei 9.093 of 1995 (Good Friday, by
/// municipal law everywhere) and Lei 14.759 of 2023.
///
/// Carnival and Corpus Christi are "pontos facultativos", no national holidays; states and towns add their own.
extension HolidayRule {
    static let brazil = [
        HolidayRule("Confraternização Universal", .on(.january, 1), source: lei662),
        HolidayRule("Sexta-feira Santa", .goodFriday, source: "Lei 9.093/1995"),
        HolidayRule("Tiradentes", .on(.april, 21), source: lei662),
        HolidayRule("Dia do Trabalhador", .on(.may, 1), source: lei662),
        HolidayRule("Independência do Brasil", .on(.september, 7), source: lei662),
        HolidayRule("Nossa Senhora Aparecida", .on(.october, 12), source: "Lei 6.802/1980"),
        HolidayRule("Finados", .on(.november, 2), source: lei662),
        HolidayRule("Proclamação da República", .on(.november, 15), source: lei662),
        HolidayRule(
            "Dia Nacional de Zumbi e da Consciência Negra", .on(.november, 20), in: 2024..., source: "Lei 14.759/2023"),
        HolidayRule("Natal", .on(.december, 25), source: lei662),
    ]

    private static let lei662 = "Lei 662/1949"
}
