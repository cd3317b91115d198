import Commands
import Narration
import Testing

@testable import Course

/// Every kind of check, before and after what it asks for.
@Suite struct CheckKindsTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let check: String
    /// Does what is asked for.
    let right: String
    /// Does something else.
    let wrong: String
  }

  static let deploy = "kubectl create deployment web --image=nginx --replicas=2"

  static let cases = [
    Case(
      testDescription: "assert by count", check: "assert: {kind: Deployment, name: web, count: 1}",
      right: deploy, wrong: "kubectl create deployment other --image=nginx"),
    Case(
      testDescription: "assert by match",
      check: "assert: {kind: deploy, name: web, match: {spec: {replicas: '>= 2'}}}",
      right: deploy, wrong: "kubectl create deployment web --image=nginx"),
    Case(
      testDescription: "match with count counts those that match",
      check: "assert: {kind: Pod, namespace: default, count: '2', match: {spec: {nodeName: null}}}",
      right: deploy + "; step 2", wrong: "kubectl create deployment web --image=nginx --replicas=3; step 2"),
    Case(
      testDescription: "each holds for every one",
      check: "assert: {kind: Deployment, namespace: default, each: {spec: {replicas: 2}}}",
      right: deploy, wrong: deploy + "; kubectl create deployment other --image=nginx"),
    Case(
      testDescription: "any wants one",
      check: "assert: {kind: Deployment, namespace: default, any: {spec: {replicas: 2}}}",
      right: deploy + "; kubectl create deployment other --image=nginx",
      wrong: "kubectl create deployment other --image=nginx"),
    Case(
      testDescription: "spread by zone",
      check: """
        spread: {kind: Pod, selector: 'k8s-app=kube-dns', by: topology.kubernetes.io/zone, maxSkew: 0,
          nodes: 'role=bootstrap'}
        after: []
        """,
      right: "kubectl get pods", wrong: "kubectl scale deployment/coredns --replicas=1 -n kube-system; run 1m"
    ),
    Case(
      testDescription: "cost by month", check: "cost: {monthly: '<= 30'}",
      right: "kubectl delete node boot-1b", wrong: "kubectl get nodes"),
    Case(
      testDescription: "decision by its facts",
      check:
        "decision: {record: PodPlacement, where: {workload: web, outcome: unschedulable}, count: '>= 2'}",
      right: deploy + "; step 4", wrong: "kubectl create deployment web --image=nginx; step 4"),
    Case(
      testDescription: "event by reason and object",
      check: "event: {reason: ScalingReplicaSet, object: deployment/web}",
      right: deploy + "; step", wrong: "kubectl create deployment other --image=nginx; step"),
    Case(
      testDescription: "answer against what the cluster says",
      check: "answer: {question: how-many, value: {count: {kind: Node}}}",
      right: "answer how-many 2", wrong: "answer how-many 3"),
    Case(
      testDescription: "answer within a tolerance",
      check: "answer: {question: bill, value: {cost: monthly}, within: 10%}",
      right: "answer bill 48", wrong: "answer bill 60"),
    Case(
      testDescription: "metric by its value",
      check: "metric: {query: 'sum(karpenter_cluster_state_node_count)', value: '< 2'}",
      right: "kubectl delete node boot-1b", wrong: "kubectl get nodes"),
    Case(
      testDescription: "a metric without series holds nothing",
      check: "metric: {query: 'karpenter_nodes_created_total', value: '>= 0'}",
      right: deploy + "; run until idle", wrong: "kubectl get nodes"),
    Case(
      testDescription: "used, with or without kubectl", check: "used: get nodes",
      right: "kubectl get nodes -o wide", wrong: "kubectl get nodeclaims"),
  ]

  @Test("a check passes by what it asks for, and by nothing else", arguments: cases)
  func kind(_ c: Case) throws {
    let lesson = TinyLesson(
      checks: "- id: it\n  points: 3\n"
        + c.check.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"),
      prose: "### it\n\n- pass: Yes.\n- fail: No.")
    #expect(lesson.faults == [])
    for (commands, points) in [(c.right, 3), (c.wrong, 0)] {
      var session = try lesson.open()
      let said = session.execute(commands)
      #expect(!said.status.isFailure, "\(said.text.plain)")
      let run = try #require(session.lessonRun?.closed(in: session))
      #expect(run.points == points, "\(commands)")
    }
  }
}
