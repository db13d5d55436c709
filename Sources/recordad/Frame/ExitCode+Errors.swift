import Formats
import Records
import Service
import Settings
import Storage

extension ExitCode {
    /// What an error of any module means to whoever started the program.
    init(for error: any Error) {
        self =
            switch error {
            case is UsageError: .usage
            case let error as CommandError: error.code
            case is InvalidSettings, is ZoneFileError, is InvalidTemplates, is TemplateFolderError: .configuration
            case let error as ImportError: Self.code(for: error)
            case let error as StorageError: Self.code(for: error.kind)
            case is UnknownInvoice, is BrokenInvoice, is UnwritableLetter, is EarlierThanLastCycle, is AuditAhead,
                is UnfitTrail:
                .data
            case is SimulationStopped: .tryAgain
            // Files, folders and descriptors.
            default: .io
            }
    }

    private static func code(for error: ImportError) -> ExitCode {
        switch error {
        case .usage: .usage
        case .input(let error): error.kind == .unreadable ? .io : .data
        case .heading, .badRows, .noGoodRow, .noRow, .cutOff, .older: .data
        case .storage(let error): code(for: error.kind)
        }
    }

    private static func code(for kind: StorageError.Kind) -> ExitCode {
        switch kind {
        case .busy: .tryAgain
        case .corrupt, .newerVersion, .constraint: .data
        case .cannotOpen, .full, .readOnly, .ioError, .other: .io
        }
    }
}
