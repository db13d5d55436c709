/// Which of point and comma stands before the decimals; the other one groups thousands.
package enum DecimalMark: String, Sendable {
    case point = "."
    case comma = ","

    var byte: UInt8 { self == .point ? UInt8(ascii: ".") : UInt8(ascii: ",") }
    var other: DecimalMark { self == .point ? .comma : .point }
    var word: String { self == .point ? "point" : "comma" }
}
