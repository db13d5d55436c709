/// Something of this machine that stood in the way of a delivery.
struct DeliveryError: Error, CustomStringConvertible {
    let description: String

    /// `code` is an error number of errno(3).
    init(_ action: String, _ path: String, _ code: Int32) {
        description = "cannot \(action) '\(path)': \(words(errno: code))"
    }
}
