package import Dunning

/// The invoice is skipped because its record cannot be believed.
package struct BrokenInvoice: Error, Hashable, Sendable, CustomStringConvertible {
    /// As a person would ask for it: the number, or the id where there is none.
    package let name: String
    package let fault: RecordFault

    package var description: String { "invoice '\(name)' is skipped: \(fault); correct it in the store" }
}
