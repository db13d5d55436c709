import Dunning
import Testing

/// What must hold on every day of every life, whatever happens; a failure names the seed of its world.
@Suite struct RandomWalkTests {
    @Test(arguments: 0..<300) func `the promises of the planner hold for 120 days`(seed: Int) {
        var world = RandomWorld(seed: seed)
        for _ in 0..<120 {
            world.change()
            let passed = world.attemptOutbox()
            let plan = world.life.plan()
            let day = WalkedDay(life: world.life, plan: plan)
            var broken = passed.flatMap(day.broken(byAttemptOf:)) + day.brokenPromises()
            if world.life.plan() != plan { broken.append("the same plan is another the second time") }
            if world.life.planner.plan(world.shuffled()).messages != plan.messages {
                broken.append("the order of the invoices matters")
            }
            guard broken.isEmpty else {
                Issue.record("day \(world.life.day): \(broken)\n\(world.life.story.joined(separator: "\n"))")
                return
            }
            world.send(plan.messages)
        }
    }

    @Test func `the walks meet every stage, and thanks`() {
        var stages: [Stage: Int] = [:]
        for seed in 0..<30 {
            var world = RandomWorld(seed: seed)
            for _ in 0..<120 {
                world.change()
                _ = world.attemptOutbox()
                let messages = world.life.plan().messages
                for reminder in messages.flatMap(\.reminders) { stages[reminder.rung.stage, default: 0] += 1 }
                world.send(messages)
            }
        }
        for stage in Stage.allCases { #expect(stages[stage, default: 0] > 20, "\(stage)") }
    }
}
