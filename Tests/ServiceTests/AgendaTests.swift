import Dunning
import Testing

@testable import Service

/// The loop's next step, at seconds told from a poll at 1000 with an interval of 300.
@Suite struct AgendaTests {
    private func polled(mayDeliver: Bool = true) -> Agenda {
        var agenda = Agenda(interval: 300)
        agenda.polled(at: at(1000), mayDeliver: mayDeliver)
        return agenda
    }

    private func at(_ seconds: Int64) -> Instant { Instant(secondsSince1970: seconds) }

    @Test(
        arguments: [
            (1000, nil, .sleep(300)), (1299, nil, .sleep(1)), (1300, nil, .poll), (5000, nil, .poll),
            (1000, 1100, .sleep(100)), (1099, 1100, .sleep(1)), (1100, 1100, .deliver), (1250, 1100, .deliver),
            (1100, 9999, .sleep(200)), (1300, 1100, .poll),
        ] as [(Int64, Int64?, Agenda.Step)])
    func `sleeps until the poll or the next attempt, whichever comes first`(
        now: Int64, nextAttempt: Int64?, step: Agenda.Step
    ) {
        #expect(polled().step(at: at(now), nextAttempt: nextAttempt.map(at)) == step)
    }

    @Test(
        arguments: [
            (1000, 1100, .sleep(100)), (1099, 1100, .sleep(1)), (1100, 1100, .poll), (1000, 1000, .sleep(1)),
            (1000, 900, .sleep(1)), (1001, 900, .poll), (1000, 9999, .sleep(300)),
        ] as [(Int64, Int64, Agenda.Step)])
    func `polls when contact opens for what waits, and at no other time between two polls`(
        now: Int64, opening: Int64, step: Agenda.Step
    ) {
        var agenda = Agenda(interval: 300)
        agenda.polled(at: at(1000), mayDeliver: true, opening: at(opening))
        #expect(agenda.step(at: at(now), nextAttempt: nil) == step)
    }

    @Test func `polls first of all`() {
        #expect(Agenda(interval: 300).step(at: at(1000), nextAttempt: at(900)) == .poll)
    }

    @Test(arguments: [(1000, .sleep(300)), (1299, .sleep(1)), (1300, .poll)] as [(Int64, Agenda.Step)])
    func `leaves a message alone that could not go out, until the next poll`(now: Int64, step: Agenda.Step) {
        #expect(polled(mayDeliver: false).step(at: at(now), nextAttempt: at(900)) == step)
        var agenda = polled()
        agenda.barDelivery()
        #expect(agenda.step(at: at(now), nextAttempt: at(900)) == step)
        agenda.polled(at: at(1300), mayDeliver: true)
        #expect(agenda.step(at: at(1300), nextAttempt: at(900)) == .deliver)
    }

    @Test func `polls at once when the clock was set back, and does not sleep a day`() {
        #expect(polled().step(at: at(-86_400), nextAttempt: nil) == .poll)
    }

    @Test func `polls at once after a reload`() {
        var agenda = polled()
        agenda.startOver()
        #expect(agenda.step(at: at(1001), nextAttempt: nil) == .poll)
    }
}
