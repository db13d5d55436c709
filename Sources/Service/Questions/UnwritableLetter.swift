package import Dunning

/// The message cannot be shown, and would not be sent.
package struct UnwritableLetter: Error, Hashable, Sendable, CustomStringConvertible {
    package let client: ClientID
    package let fault: RecordFault

    package var description: String { "client '\(client)' is skipped: \(fault)" }
}
