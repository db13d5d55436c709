extension CountryCode {
    /// The zone of its capital, by the name that the IANA database has for it (zone1970.tab).
    package var zoneName: String {
        switch self {
        case .argentina: "America/Argentina/Buenos_Aires"
        case .bolivia: "America/La_Paz"
        case .brazil: "America/Sao_Paulo"
        case .chile: "America/Santiago"
        case .colombia: "America/Bogota"
        case .costaRica: "America/Costa_Rica"
        case .dominicanRepublic: "America/Santo_Domingo"
        case .ecuador: "America/Guayaquil"
        case .spain: "Europe/Madrid"
        case .guatemala: "America/Guatemala"
        case .mexico: "America/Mexico_City"
        case .panama: "America/Panama"
        case .peru: "America/Lima"
        case .paraguay: "America/Asuncion"
        case .unitedStates: "America/New_York"
        case .uruguay: "America/Montevideo"
        }
    }
}
