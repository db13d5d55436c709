import Synchronization

/// The same throws for the same seed, everywhere: SplitMix64 (Steele, Lea and Flood 2014).
final class Dice: Sendable {
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private let generator: Mutex<Generator>

    init(seed: UInt64) { generator = Mutex(Generator(state: seed)) }

    func number(_ range: ClosedRange<Int>) -> Int { generator.withLock { Int.random(in: range, using: &$0) } }

    /// True `percent` times in a hundred.
    func happens(_ percent: Int) -> Bool { number(1...100) <= percent }
}

/// Raised by whoever sees it happen.
final class Flag: Sendable {
    private let value = Atomic(false)
    var isUp: Bool { value.load(ordering: .sequentiallyConsistent) }
    func raise() { value.store(true, ordering: .sequentiallyConsistent) }
}
