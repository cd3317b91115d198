import Cluster
import Commands
import Kubernetes
import Narration

/// Thirty days of a large cluster: machines taken back, new images, rollouts, and a load that comes and goes.
///
/// 100 NodePools, half of them spot and a third in each zone, as one zone's addresses would not do; each has a
/// Deployment of 100 Pods of which ten fit on a node.
enum MonthBench {
  private static let nodePools = 100
  private static let replicas = 100
  private static let days = 30
  /// At most: minutes of CPU time, GiB.
  private static let (timeAim, memoryAim) = (10.0, 2.0)

  static func figures() -> [Figure] {
    ProcessUsage.restartPeakMemory()
    var session = Session(world: .course())
    func say(_ line: String) {
      let output = session.execute(line)
      if output.status.isFailure { print("    \(line.prefix(60)): \(output.remarks.plain.prefix(200))") }
    }
    /// A command takes so many steps at most: it is said again until the time has come.
    func run(for duration: Duration) {
      let end = session.world.now + duration
      while session.world.now < end { _ = session.execute("run until \(end.clock) > /dev/null") }
    }
    let opening = ProcessUsage.measure {
      for line in ["option spot-market 1", "delete nodepool default"] { say(line) }
      say("apply -f - <<EOF\n\((0..<nodePools).map(manifests).joined(separator: "---\n"))EOF")
      for application in 0..<5 { say("autoscale deployment app-\(application) --min=50 --max=200 --cpu=60%") }
      run(for: .seconds(1800))
    }
    let world = session.world
    let size = "\(world.objects.nodes.count) nodes, \(world.objects.pods.count) Pods"
    let month = ProcessUsage.measure {
      for day in 0..<days {
        if day % 7 == 0 {
          for application in 0..<5 { say("load app-\(application) wave 1000rps..6000rps every 8h for 168h") }
        }
        if day % 10 == 4 { say("ami release al2023 v202602\(day + 1 < 10 ? "0" : "")\(day + 1)") }
        for application in 0..<3 {
          say("rollout restart deployment app-\((day * 3 + application + 5) % nodePools) > /dev/null")
        }
        run(for: .seconds(86_400))
      }
    }
    return [
      Figure(name: "until all is placed", value: opening.cpuSeconds, unit: "s", note: size),
      Figure(
        name: "the month, CPU time", value: month.cpuSeconds / 60, unit: "min", aim: .atMost(timeAim),
        note: "\(session.world.objects.nodes.count) nodes in the end"),
      Figure(
        name: "peak memory", value: Double(ProcessUsage.peakMemoryMebibytes) / 1024, unit: "GiB",
        aim: .atMost(memoryAim)),
      Figure(
        name: "decisions taken", value: Double(session.world.decisions.count), unit: "",
        note: "\(session.world.decisions.all.count) of them kept"),
    ]
  }

  private static func manifests(_ number: Int) -> String {
    """
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: pool-\(number)}
    spec:
      template:
        metadata: {labels: {team: team-\(number)}}
        spec:
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
          requirements:
            - {key: karpenter.k8s.aws/instance-category, operator: In, values: [c, m, r]}
            - {key: karpenter.k8s.aws/instance-cpu, operator: In, values: ["4"]}
            - {key: karpenter.sh/capacity-type, operator: In, values: [\(number % 2 == 0 ? "on-demand" : "spot")]}
            - {key: topology.kubernetes.io/zone, operator: In, values: [\(["us-east-1a", "us-east-1b", "us-east-1c"][number % 3])]}
          expireAfter: Never
      disruption: {consolidationPolicy: WhenEmptyOrUnderutilized, consolidateAfter: 5m, budgets: [{nodes: 20%}]}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: app-\(number)}
    spec:
      replicas: \(replicas)
      selector: {matchLabels: {app: app-\(number)}}
      template:
        metadata: {labels: {app: app-\(number)}}
        spec:
          nodeSelector: {team: team-\(number)}
          containers: [{name: app, image: "app:1", resources: {requests: {cpu: 350m, memory: 500Mi}}}]

    """
  }
}
