import Formats
import TestSupport
import Testing

@Suite struct JSONTests {
    @Test func `keeps the order of keys, on one line or on several`() {
        let value = JSON.object([
            ("z", .integer(-7)), ("a", .array([.bool(true), .null, .array([]), .object([])])), ("m", .string("ñ")),
        ])
        #expect(value.line == #"{"z":-7,"a":[true,null,[],{}],"m":"ñ"}"#)
        #expect(
            value.pretty == """
                {
                  "z": -7,
                  "a": [
                    true,
                    null,
                    [],
                    {}
                  ],
                  "m": "ñ"
                }
                """)
    }

    @Test func `escapes what could end a string, a line or a terminal's patience`() {
        let text = "\"\\/\u{0}\u{1B}\n\r\t\u{7F}\u{85}\u{2028}\u{202E}\u{E0041}é日"
        #expect(
            JSON.string(text).line
                == #""\"\\/\u0000\u001b\n\r\t\u007f\u0085\u2028\u202e\udb40\udc41é日""#)
    }

    @Test func `Python reads back every scalar that a string may hold`() throws {
        let scalars = (0...0x10FFFF).lazy.compactMap(Unicode.Scalar.init(_:))
        let text = String(String.UnicodeScalarView(scalars))
        let program = """
            import json, sys
            text = json.loads(sys.stdin.buffer.read())
            print(text == ''.join(chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000))
            """
        let result = try run("python3", ["-c", program], input: Array(JSON.string(text).line.utf8))
        #expect(result.output == "True\n")
        #expect(try JSON(reading: JSON.string(text).line.utf8).stringValue == text)
    }

    @Test(arguments: [
        #"{"a":[1,-2,{"b":null}],"c":"x\u00e9\ud83d\ude00\/"}"#, " [ ] ", "\t0\n", "true", "-9223372036854775808",
    ])
    func `reads what Python reads`(text: String) throws {
        let program = "import json,sys; print(json.dumps(json.load(sys.stdin),ensure_ascii=False,separators=(',',':')))"
        let expected = try run("python3", ["-c", program], input: Array(text.utf8)).output
        #expect(try JSON(reading: text.utf8).line + "\n" == expected)
    }

    @Test(arguments: [
        ("", "expected a value at byte 1"), ("{", "expected '\"' at byte 2"), (#"{"a" 1}"#, "expected ':' at byte 6"),
        ("[1 2]", "expected ',' at byte 4"), ("[1,]", "expected a value at byte 4"),
        ("01", "expected a value at byte 1"),
        ("1.5", "expected a whole number at byte 2"), ("1e3", "expected a whole number at byte 2"),
        ("9223372036854775808", "expected a value at byte 1"), (#""\ud83d""#, "half a surrogate pair at byte 8"),
        (#""\x""#, "unknown escape at byte 3"), (#""\u+123""#, "unknown escape at byte 3"),
        ("\"a", "string without an end at byte 3"), ("\"\n\"", "control character in a string at byte 2"),
        ("1 1", "text after the value at byte 3"), (#"{"a":1,"a":2}"#, "key 'a' comes twice at byte 11"),
        ("tru", "expected a value at byte 1"), (#"{"a":1,}"#, "expected '\"' at byte 8"),
    ])
    func `names the first fault and its place`(text: String, fault: String) {
        let error = #expect(throws: JSONError.self) { try JSON(reading: text.utf8) }
        #expect(error?.description == fault)
    }

    @Test func `refuses broken UTF-8 and endless nesting`() {
        #expect(throws: JSONError.self) { try JSON(reading: [0x22, 0xC3, 0x28, 0x22]) }
        #expect(throws: JSONError.self) { try JSON(reading: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)) }
    }
}
