/// How a command ended, as sysexits(3) numbers it.
enum ExitCode: Int32, CaseIterable {
    case success = 0
    case usage = 64
    case data = 65
    case unavailable = 69
    case io = 74
    case tryAgain = 75
    case configuration = 78

    /// As the help of a command tells it.
    var meaning: String {
        switch self {
        case .success: "done"
        case .usage: "usage"
        case .data: "bad data"
        case .unavailable: "unavailable"
        case .io: "I/O"
        case .tryAgain: "try again"
        case .configuration: "configuration"
        }
    }
}
