import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The inputs that fuzzing begins with, and those it once failed on, hold what 'make fuzz' asks of every input.
@Suite struct `The corpus` {
    @Test(arguments: FuzzTarget.allCases)
    func `of each target is treated well`(target: FuzzTarget) throws {
        let folder = Repository.root.appending(path: "Fuzz/Corpus/\(target.rawValue)")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files {
            let input = [UInt8](try Data(contentsOf: file))
            #expect(throws: Never.self, "\(file.lastPathComponent)") { try target.check(input) }
        }
    }
}
