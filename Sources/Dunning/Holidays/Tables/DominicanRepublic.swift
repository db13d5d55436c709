/// Dominican Republic: Ley 139-97 (a movable day on Tuesday or Wednesday goes to the Monday before, on Thursday or Friday
/// to the Monday after) and the Código de Trabajo.
///
/// 16 August stays where it is in years in which a president takes office (article 2), and in every year since sentence 14
/// of the Suprema Corte de Justicia of 20 February 2008. 1 May goes to Monday from Sunday too.
extension HolidayRule {
    static let dominicanRepublic = [
        HolidayRule("Año Nuevo", .on(.january, 1), source: ley139),
        HolidayRule("Día de los Santos Reyes", .on(.january, 6), .mondayNearby, source: ley139),
        HolidayRule("Día de la Altagracia", .on(.january, 21), source: ley139),
        HolidayRule("Día de Duarte", .on(.january, 26), .mondayNearby, source: ley139),
        HolidayRule("Día de la Independencia Nacional", .on(.february, 27), source: ley139),
        HolidayRule("Viernes Santo", .goodFriday, source: ley139),
        HolidayRule(
            "Día del Trabajo", .on(.may, 1),
            .moved([.tuesday: -1, .wednesday: -2, .thursday: 4, .friday: 3, .sunday: 1]), source: ley139),
        HolidayRule("Corpus Christi", .corpusChristi, source: ley139),
        HolidayRule(restauracion, .on(.august, 16), in: 2000...2000, source: ley139),
        HolidayRule(restauracion, .on(.august, 16), .mondayNearby, in: 2001...2003, source: ley139),
        HolidayRule(restauracion, .on(.august, 16), in: 2004...2004, source: ley139),
        HolidayRule(restauracion, .on(.august, 16), .mondayNearby, in: 2005...2007, source: ley139),
        HolidayRule(
            restauracion, .on(.august, 16), in: 2008..., source: "Ley 139-97, Suprema Corte de Justicia 14 de 2008"),
        HolidayRule("Día de las Mercedes", .on(.september, 24), source: ley139),
        HolidayRule("Día de la Constitución", .on(.november, 6), .mondayNearby, source: ley139),
        HolidayRule("Navidad", .on(.december, 25), source: ley139),
    ]

    private static let ley139 = "Ley 139-97"
    private static let restauracion = "Día de la Restauración"
}
