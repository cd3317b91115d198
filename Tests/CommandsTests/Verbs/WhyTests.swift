import Cluster
import Commands
import Narration
import Testing

/// What `why` takes the words behind it to mean.
struct WhyTests {
  private struct Question: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var before: [String] = []
    let asks: String
    /// In this order.
    let answer: [String]
  }

  private static let questions = [
    Question(
      testDescription: "no name, and nothing waits", asks: "why pod", answer: ["No Pod is Pending."]),
    Question(
      testDescription: "no name: the Pods that wait",
      before: ["create deployment web --image=nginx --replicas=3", "step 5"], asks: "why pod",
      answer: ["web-", "has been Pending", "Karpenter: has not closed", "Others: web-"]),
    Question(
      testDescription: "a workload's name: one of its Pods",
      before: ["create deployment web --image=nginx --replicas=2", "step 5"], asks: "why pod web",
      answer: ["web-", "has been Pending", "Others: web-"]),
    Question(
      testDescription: "a Pod that is gone",
      before: ["run one --image=nginx", "step 2", "delete pod one", "run 1m"],
      asks: "why pod one",
      answer: ["one is gone", "kube-scheduler (1 attempt", "Karpenter (a batch of 1 Pod"]),
    Question(
      testDescription: "a name alone that is gone",
      before: ["run one --image=nginx", "step 2", "delete pod one", "run 1m"], asks: "why one",
      answer: ["one is gone"]),
    Question(
      testDescription: "labels: one of the Pods that carry them",
      before: ["create deployment web --image=nginx --replicas=2", "step 5"], asks: "why pod -l app=web",
      answer: ["web-", "has been Pending", "Others: web-"]),
    Question(
      testDescription: "a kind, and a name that has it already",
      before: ["run one --image=nginx", "step 2"], asks: "why pod $(kubectl get pods -o name)",
      answer: ["one has been Pending"]),
    Question(
      testDescription: "a cluster without Karpenter",
      before: ["reset empty", "run one --image=nginx", "run 1m"], asks: "why one",
      answer: ["no nodes available", "Karpenter: does not run", "without Karpenter nobody makes nodes"]),
  ]

  @Test("the words mean", arguments: questions)
  private func means(_ c: Question) {
    var session = Session(world: .course(), language: .english)
    for command in c.before { _ = session.execute(command) }
    var rest = Substring(session.execute(c.asks).text.plain)
    for part in c.answer {
      guard let range = rest.firstRange(of: part) else {
        Issue.record("no \(part) in \(rest)")
        return
      }
      rest = rest[range.upperBound...]
    }
  }

  @Test func whatNeverWasIsNotFound() {
    var session = Session(world: .course(), language: .english)
    #expect(session.execute("why pod nobody").status == .failed)
    #expect(session.execute("why nobody").status == .failed)
  }
}
