import Cluster
import Commands
import Report
import Synchronization

/// A page about a session of five thousand decisions.
enum ReportBench {
  /// At most: seconds, MiB.
  private static let (timeAim, sizeAim) = (2.0, 5.0)

  private static let story = """
    create deployment web --image=nginx --replicas=1500
    set resources deploy/web --requests=cpu=500m,memory=512Mi
    apply -f - <<EOF
    apiVersion: karpenter.sh/v1
    kind: NodePool
    metadata: {name: wide}
    spec:
      weight: 10
      template:
        spec:
          nodeClassRef: {group: karpenter.k8s.aws, kind: EC2NodeClass, name: default}
          requirements: [{key: karpenter.k8s.aws/instance-category, operator: In, values: [c, m, r]}]
    EOF
    run 3m
    """

  /// Takes in what is written.
  private final class Paper: FileAccess {
    private let text = Mutex("")
    var written: String { text.withLock { $0 } }

    func read(_ path: String, limitBytes: Int) throws(FileProblem) -> [UInt8] { throw .notFound }
    func list(_ path: String) throws(FileProblem) -> [FileEntry] { throw .notFound }
    func write(_ text: String, to path: String) throws(FileProblem) { self.text.withLock { $0 = text } }
  }

  static func figures() -> [Figure] {
    let paper = Paper()
    var session = Session(world: .course(), files: paper)
    session.table.add(Command.reporting)
    let told = ProcessUsage.measure { _ = session.execute(story) }.cpuSeconds
    let decisions = "\(session.world.decisions.count) decisions"
    let seconds = ProcessUsage.measure { _ = session.execute("report page.html") }.cpuSeconds
    let size = Double(paper.written.utf8.count) / 1_048_576
    return [
      Figure(name: "the session itself", value: told, unit: "s", note: decisions),
      Figure(name: "its page", value: seconds, unit: "s", aim: .atMost(timeAim)),
      Figure(name: "size of the page", value: size, unit: "MiB", aim: .atMost(sizeAim)),
    ]
  }
}
