import Kubernetes
import Testing

@testable import Commands

/// The disruption passes recorded from Karpenter v1.13.0, decided again.
struct DisruptionConformanceTests {
  @Test("a pass decides as Karpenter did", arguments: try ConformanceCase.all(in: "karpenter/disruption"))
  func decides(_ recorded: ConformanceCase) throws {
    let decided = try DisruptionDecision.decide(
      recorded.text("yaml"), source: recorded.name, catalogue: try recorded.catalogue())
    let expected = try recorded.json("expected.json")
    for part in [
      "conditions", "budgets", "eligible", "disruptionCosts", "commands", "perMethod", "events",
    ] {
      let difference = Difference.first(between: expected[part], and: decided[part], at: part)
      #expect(difference == nil)
    }
  }
}
