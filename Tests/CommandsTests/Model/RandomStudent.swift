import Cluster
import Commands
import Kubernetes

/// Somebody who types whatever comes to mind: mostly what makes sense in the cluster that is there, at times not.
struct RandomStudent {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed, purpose: "model", object: "student") }

  mutating func line(in session: Session) -> String {
    let objects = session.world.objects
    let node = pick(objects.nodes.keys.map(\.name), else: "node-x")
    let pod = pick(objects.all(Pod.self, in: "default").map(\.metadata.name), else: "web-0")
    let app = pick(["web", "api", "jobs"])
    let number = random.integer(below: 9)
    switch random.integer(below: 34) {
    case 0, 1: return "create deployment \(app) --image=nginx --replicas=\(number)"
    case 2, 3: return "scale deploy/\(app) --replicas=\(number)"
    case 4:
      return "set resources deploy/\(app) --requests=cpu=\(pick(["100m", "900m", "3", "40"])),memory=512Mi"
    case 5: return "rollout restart deploy/\(app)"
    case 6: return "delete \(pick(["deploy/\(app)", "pod \(pod)", "pod \(pod) --force --grace-period=0"]))"
    case 7: return "delete pod -l app=\(app)"
    case 8: return "\(pick(["cordon", "uncordon"])) \(node)"
    case 9: return "taint nodes \(node) team=\(app):\(pick(["NoSchedule", "NoExecute"])) --overwrite"
    case 10: return "taint nodes \(node) team-"
    case 11: return "drain \(node) --ignore-daemonsets --force --delete-emptydir-data"
    case 12: return "label node \(node) tier=\(app) --overwrite"
    case 13: return nodePool(named: pick(["default", "extra"]))
    case 14: return "delete \(pick(["nodepool extra", "node \(node)", "nodeclaim --all"]))"
    case 15: return "create poddisruptionbudget \(app) --selector=app=\(app) --min-available=\(number % 3)"
    case 16: return "spot interrupt \(node)"
    case 17:
      return pick([
        "zone outage us-east-1a", "zone restore us-east-1a", "ami release", "spot wave rate=0.5",
      ])
    case 18:
      let containers = #"[{"name":"nginx","image":"nginx:\#(number)"}]"#
      return #"patch deploy \#(app) -p '{"spec":{"template":{"spec":{"containers":\#(containers)}}}}'"#
    case 19: return "step \(pick(["", "3", "scheduler", "karpenter"]))"
    case 20...23: return "run \(pick(["1s", "20s", "90s", "6m"]))"
    case 24: return "run until idle"
    case 25, 26: return pick(["undo", "undo 2", "redo"])
    case 27: return "save point-\(number % 2) || true"
    case 28: return "restore point-\(number % 2)"
    case 29: return pick(["branch side-\(number)", "switch main"])
    case 30: return "whatif { scale deploy/\(app) --replicas=7; run 1m }"
    case 31: return pick(["gett pods", "get pods -o", "scale deploy/none --replicas=2", "echo 'open"])
    case 32: return "create configmap \(app)-\(number) --from-literal=a=\(number)"
    default:
      return pick(["get pods", "why pod \(pod)", "cost", "map", "get events", "describe node \(node)"])
    }
  }

  private mutating func nodePool(named name: String) -> String {
    """
    apply -f - <<EOF
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: \(name)}
    spec:
      weight: \(1 + random.integer(below: 20))
      template:
        metadata: {labels: {round: r\(random.integer(below: 3))}}
        spec:
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
          requirements:
            - {key: karpenter.k8s.aws/instance-category, operator: In, values: [\(pick(["c", "m", "r", "c, m"]))]}
          expireAfter: \(pick(["Never", "1h"]))
      limits: {cpu: "\(10 + random.integer(below: 90))"}
      disruption: {consolidateAfter: \(pick(["0s", "30s", "Never"])), budgets: [{nodes: \(pick(["100%", "'1'"]))}]}
    EOF
    """
  }

  private mutating func pick(_ choices: [String], else other: String = "") -> String {
    choices.isEmpty ? other : choices[random.integer(below: choices.count)]
  }
}
