import Formats
import Testing

@testable import recordad

struct SpreadsheetPhoneTests {
    static let phones = [
        ("+55 11 91234-5678", "(+55) 11 91234-5678"), ("+1 (305) 555-0100", "(+1) (305) 555-0100"),
        ("+1-305-555-0100", "(+1)-305-555-0100"), ("+56222222222", "(+56) 222222222"),
        ("+13055550100", "(+1) 3055550100"), ("+595211234567", "(+595) 211234567"), ("+1-1", "(+1)-1"),
        ("+56 9 8222 2222, anexo 4417", "(+56) 9 8222 2222, anexo 4417"), ("2345 6789", "2345 6789"), ("", ""),
    ]

    @Test(arguments: phones)
    func `an international number begins no formula, and keeps its sign without an apostrophe`(
        phone: String, cell: String
    ) {
        #expect(spreadsheetPhone(phone) == cell)
        #expect(CSVWriter.defused(cell) == cell)
    }

    @Test(arguments: ["+", "+1", "+SUM(A1)", "=1+1", "@x", "-1-2"])
    func `what is no international number is left to the guard of every cell`(phone: String) {
        #expect(spreadsheetPhone(phone) == phone)
    }
}
