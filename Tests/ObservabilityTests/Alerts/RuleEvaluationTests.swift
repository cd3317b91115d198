import Cluster
import Kubernetes
import Manifests
import Testing

@testable import Observability

struct RuleEvaluationTests {
  /// A rule over a gauge that holds from the first instant on, applied at 00:01:00 and looked at later.
  static func state(
    holdFor: String, after seconds: Int, expression: String = "karpenter_cluster_state_node_count > 1"
  )
    throws -> RuleEvaluation
  {
    var world = World.course()
    world.run(until: .seconds(60))
    let manifest = """
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata: {name: rules, namespace: default}
      spec:
        groups:
          - name: g
            rules:
              - {alert: A, expr: '\(expression)', for: \(holdFor), labels: {severity: page}, annotations: {summary: 'now {{ $value }} {{$labels.x}}.'}}
      """
    guard case .inert(let object)? = try Manifest.decodeAll(manifest).first else {
      throw PromQLError(.unexpectedEnd, at: 0)
    }
    world.put(object)
    world.run(until: .seconds(60 + seconds))
    return RuleEvaluation(try #require(AlertRule.all(in: world).first), in: world)
  }

  @Test(
    "an alert is pending until its expression has held for long enough",
    arguments: [("0s", 0, RuleEvaluation.State.firing), ("5m", 270, .pending), ("5m", 300, .firing)])
  func pendingThenFiring(_ holdFor: String, _ seconds: Int, _ state: RuleEvaluation.State) throws {
    let evaluation = try Self.state(holdFor: holdFor, after: seconds)
    #expect(evaluation.state == state)
    let alert = try #require(evaluation.alerts.first)
    #expect(alert.since == .seconds(60))
    #expect(alert.labels["severity"] == "page")
    #expect(alert.annotations.map(\.text) == ["now 2 ."])
  }

  @Test("a rule that holds nothing is inactive, and one that cannot be read says where")
  func inactive() throws {
    #expect(
      try Self.state(holdFor: "1m", after: 60, expression: "karpenter_cluster_state_node_count > 5").state
        == .inactive)
    let broken = try Self.state(holdFor: "1m", after: 60, expression: "sum(")
    #expect(broken.error == PromQLError(.unexpectedEnd, at: 5))
    let old = try Self.state(holdFor: "1m", after: 60, expression: "karpenter_nodes_created > 0")
    #expect(old.unknownMetrics == ["karpenter_nodes_created"])
  }
}
