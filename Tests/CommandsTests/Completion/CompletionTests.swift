import Cluster
import Commands
import Testing

struct CompletionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String { line }
    let line: String
    let start: Int
    let offers: [String]
  }

  @Test(
    "offers what may stand where the cursor is",
    arguments: [
      Case(line: "desc", start: 0, offers: ["describe"]),
      Case(line: "kubectl desc", start: 8, offers: ["describe"]),
      Case(line: "get nodepo", start: 4, offers: ["nodepools"]),
      Case(line: "get deploy", start: 4, offers: ["deployments"]),
      Case(line: "get pods,deplo", start: 4, offers: ["pods,deployments"]),
      Case(line: "get po", start: 4, offers: ["pods", "podmonitors", "poddisruptionbudgets"]),
      Case(line: "taint nodes node-a ", start: 19, offers: ["old:PreferNoSchedule"]),
      Case(
        line: "taint node node-b o", start: 18, offers: ["old:PreferNoSchedule-", "old:PreferNoSchedule"]),
      Case(
        line: "label node node-a kubernetes.io/host", start: 18,
        offers: ["kubernetes.io/hostname=", "kubernetes.io/hostname-"]),
      Case(
        line: "get nodes -l topology.kubernetes.io/zone=us-east-1a,kubernetes.io/hostname=node-", start: 52,
        offers: ["kubernetes.io/hostname=node-a", "kubernetes.io/hostname=node-b"]),
      Case(line: "get nodes -L topo", start: 13, offers: ["topology.kubernetes.io/zone"]),
      Case(line: #"patch node node-a -p '{"spec":{"tai"#, start: 32, offers: [#"taints":"#]),
      Case(
        line: #"patch node/node-a -p '{"metadata":{"labels":{"a":"b"},"ann"#, start: 55,
        offers: [#"annotations":"#]),
      Case(line: "explain pod.spec.nodeS", start: 8, offers: ["pod.spec.nodeSelector"]),
      Case(line: "get pods --field-selector=status.ph", start: 26, offers: ["status.phase="]),
      Case(line: "wait --for=cond", start: 11, offers: ["condition=Available", "condition=Ready"]),
      Case(line: "break on NodeClaimS", start: 9, offers: ["NodeClaimStep"]),
      Case(line: "switch ma", start: 7, offers: ["main"]),
      Case(line: "glossary tai", start: 9, offers: ["taint"]),
      Case(line: "watch kubectl get nodepo", start: 18, offers: ["nodepools"]),
      Case(line: "echo $WH", start: 5, offers: ["$WHO"]),
      Case(line: "mystat", start: 0, offers: ["mystatus"]),
      Case(line: "get nodes node-", start: 10, offers: ["node-a", "node-b"]),
      Case(line: "describe node/node-", start: 14, offers: ["node-a", "node-b"]),
      Case(line: "cordon ", start: 7, offers: ["node-a", "node-b"]),
      Case(line: "rollout st", start: 8, offers: ["status"]),
      Case(line: "get pods --show-l", start: 9, offers: ["--show-labels"]),
      Case(line: "get pods -n kube-s", start: 12, offers: ["kube-system"]),
      Case(line: "get pods -o ya", start: 12, offers: ["yaml"]),
      Case(line: "apply -f we", start: 9, offers: ["web.yaml"]),
      Case(line: "apply -f folder/", start: 9, offers: ["folder/a.yaml", "folder/b.yaml"]),
      Case(line: "step sched", start: 5, offers: ["scheduler"]),
      Case(line: "get nodes | gre", start: 12, offers: ["grep"]),
      Case(line: "get nodes; lan", start: 11, offers: ["lang"]),
      Case(line: "detail f", start: 7, offers: ["full"]),
      Case(line: "helm upg", start: 5, offers: ["upgrade"]),
      Case(
        line: "helm install karpenter oci://public.ecr.aws/karp", start: 23,
        offers: ["oci://public.ecr.aws/karpenter/karpenter", "oci://public.ecr.aws/karpenter/karpenter-crd"]),
      Case(
        line: "helm upgrade k oci://public.ecr.aws/karpenter/karpenter --set settings.inter", start: 62,
        offers: ["settings.interruptionQueue="]),
      Case(
        line: "helm upgrade k oci://public.ecr.aws/karpenter/karpenter --set replicas=1,settings.clusterN",
        start: 62, offers: ["replicas=1,settings.clusterName="]),
      Case(line: "kubectl -n kube-s", start: 11, offers: ["kube-system"]),
      Case(line: "why pod web on node no", start: 20, offers: ["node-a", "node-b"]),
      Case(line: "why not disrupt no", start: 16, offers: ["node-a", "node-b"]),
      Case(line: "why not ty", start: 8, offers: ["type"]),
      Case(line: "why not type m7g.lar", start: 13, offers: ["m7g.large"]),
      Case(line: "why price ", start: 10, offers: ["node-a", "node-b"]),
      Case(line: "run until no", start: 10, offers: ["node", "nodeclaim"]),
      Case(line: "run until node ", start: 15, offers: ["node-a", "node-b"]),
      Case(line: "run until node node-a is ", start: 25, offers: ["Ready"]),
      Case(line: "catalog ", start: 8, offers: ["compare", "order by", "show", "use", "where"]),
      Case(line: "catalog show m7g.lar", start: 13, offers: ["m7g.large"]),
      Case(line: "cost --by z", start: 10, offers: ["zone"]),
      Case(line: "break on PodPlacement ", start: 22, offers: ["where"]),
      Case(line: "break when pods P", start: 16, offers: ["Pending"]),
      Case(line: "nosuch x", start: 7, offers: []),
    ])
  func offers(_ c: Case) {
    var session = Session(world: .small, files: Samples.files)
    _ = session.execute("export WHO=ana; alias mystatus='get nodes'; taint nodes node-b old:PreferNoSchedule")
    let completions = session.complete(c.line, at: c.line.utf8.count)
    #expect(completions.start == c.start)
    #expect(completions.items.map(\.text) == c.offers)
  }

  @Test("a decision's facts come from the last of its name")
  func factsOfDecisions() {
    var session = Session(world: .course())
    _ = session.execute("create deployment web --image=nginx; run until idle")
    let line = "break on PodPlacement where out"
    #expect(session.complete(line, at: line.utf8.count).items.map(\.text) == ["outcome="])
  }

  @Test("commands of one first word are told apart", arguments: ["rollout ", "session ", "spot ", "break "])
  func descriptions(line: String) {
    let items = Session(world: .small).complete(line, at: line.utf8.count).items
    #expect(items.count > 2)
    #expect(Set(items.map(\.description)).count == items.count)
  }

  @Test func namesComeFromTheNamespaceThatTheCommandNames() {
    var session = Session(world: .small, files: Samples.files)
    _ = session.execute(
      "create ns demo; create deployment here --image=nginx; create deployment there --image=nginx -n demo")
    let line = "get deploy -n demo "
    #expect(session.complete(line, at: line.utf8.count).items.map(\.text) == ["there"])
  }
}
