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

struct RuleSeriesTests {
  /// What a query comes to in a world whose rules were applied after a minute, so many seconds later.
  private func answer(_ query: String, after seconds: Int, rules: String) throws -> [PromQLSample] {
    var world = World.course()
    world.run(until: .seconds(60))
    let manifest = """
      apiVersion: monitoring.coreos.com/v1
      kind: PrometheusRule
      metadata: {name: rules, namespace: default}
      spec:
        groups:
          - name: g
            rules: [\(rules)]
      """
    guard case .inert(let object)? = try Manifest.decodeAll(manifest).first else { return [] }
    world.put(object)
    world.run(until: .seconds(60 + seconds))
    guard case .vector(let samples) = try PromQLQuery(query).answer(in: world) else { return [] }
    return samples
  }

  private static let recording =
    "{record: 'cluster:nodes', expr: karpenter_cluster_state_node_count, labels: {by: rule}}, "
    + "{record: 'cluster:nodes:twice', expr: '2 * cluster:nodes'}"
  private static let alert =
    "{alert: A, expr: karpenter_cluster_state_node_count > 1, for: 2m, labels: {severity: page}}"

  @Test("a recording rule keeps what its expression comes to, and later rules may use it")
  func records() throws {
    let one = try #require(try answer("cluster:nodes", after: 120, rules: Self.recording).first)
    #expect(one.name == "cluster:nodes" && one.value == 2 && one.labels["by"] == "rule")
    #expect(try answer("cluster:nodes:twice", after: 120, rules: Self.recording).map(\.value) == [4])
    let before = try answer("cluster:nodes offset 10m", after: 120, rules: Self.recording)
    #expect(before.isEmpty)
  }

  @Test(
    "ALERTS says which alerts there are and since when",
    arguments: [(90, "pending"), (120, "firing")])
  func alerts(seconds: Int, state: String) throws {
    let found = try #require(try answer("ALERTS{alertname=\"A\"}", after: seconds, rules: Self.alert).first)
    #expect(found.labels["alertstate"] == state && found.labels["severity"] == "page" && found.value == 1)
    let since = try #require(try answer("time() - ALERTS_FOR_STATE", after: seconds, rules: Self.alert).first)
    #expect(since.value == Double(seconds))
  }
}
