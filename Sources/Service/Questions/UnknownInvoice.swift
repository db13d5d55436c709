/// No invoice has that id or number.
package struct UnknownInvoice: Error, Hashable, Sendable, CustomStringConvertible {
    package let reference: String
    package var description: String {
        "no invoice with the id or number '\(reference)' in the store; is it imported?"
    }
}
