import Cluster
import Commands
import Kubernetes
import Manifests
import Narration
import Testing

/// A world that is written out and read again is the same world.
struct RoundTripTests {
  private static let linesOfASession = 24

  /// Whatever a student has brought about.
  private static func session(_ seed: UInt64) -> Session {
    var student = RandomStudent(seed: seed)
    var session = Session(world: World.course())
    for _ in 0..<linesOfASession { _ = session.execute(student.line(in: session)) }
    return session
  }

  private static func imported(_ text: String) -> ClusterImport {
    ClusterImport { take in
      take(Array(text.utf8)[...])
      take(nil)
    }
  }

  @Test("what `export` writes, `import` reads, and `export` writes again", arguments: 1...8)
  func export(seed: UInt64) {
    let exported = Self.session(seed).world.exportedManifests
    let list: JSONValue = .object([
      "apiVersion": .string("v1"), "kind": .string("List"), "items": .array(exported),
    ])
    for text in [
      JSONWriter.indented(list), exported.map { YAMLWriter.text($0) }.joined(separator: "---\n"),
    ] {
      let again = Self.imported(text)
      #expect(again.report.leftOut.isEmpty && again.world.exportedManifests == exported)
    }
  }

  @Test(
    "what `get -o json` prints of everything is the same of the world that it is imported as",
    arguments: 1...8)
  func dump(seed: UInt64) throws {
    var session = Self.session(seed)
    let dump = session.execute(Self.everything).text.plain
    let found = Self.imported(dump)
    var copy = Session(world: found.world)
    let missing = try Self.podsOfMissingNodes(dump)
    let (before, after) = (try Self.objects(dump), try Self.objects(copy.execute(Self.everything).text.plain))
    #expect(found.report.leftOut.isEmpty && found.report.podsWithoutNode == missing.count)
    #expect(Set(before.keys).subtracting(missing) == Set(after.keys))
    for (name, object) in after { #expect(before[name] == object, "\(name)") }
  }

  private static let everything =
    "get nodes,pods,deployments,replicasets,daemonsets,services,configmaps,serviceaccounts,namespaces,"
    + "poddisruptionbudgets,priorityclasses,nodepools,nodeclaims,ec2nodeclasses -A -o json"

  private static func items(_ text: String) throws -> [JSONValue] {
    let list = try #require(Manifest.jsonValues(text).values.first?.json)
    return try #require(list["items"]?.array)
  }

  private static func name(_ object: JSONValue) -> String {
    let metadata = object["metadata"]
    return [object["kind"], metadata?["namespace"], metadata?["name"]].map { $0?.string ?? "" }
      .joined(separator: "/")
  }

  /// Times are moved together when a dump is read, and the hash of a NodePool that its controller has not yet looked at
  /// anew is the present one; apart from them everything stays.
  private static func objects(_ text: String) throws -> [String: JSONValue] {
    Dictionary(try items(text).map { (name($0), withoutTimes($0)) }) { first, _ in first }
  }

  private static func withoutTimes(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      .object(members.filter { $0.key != WellKnown.nodePoolHash }.mapValues(withoutTimes))
    case .array(let items): .array(items.map(withoutTimes))
    case .string(let text) where VirtualTime(rfc3339: text) != nil: .string("a time")
    default: value
    }
  }

  /// A Pod that names a node which is gone is left out: nobody could say where it runs.
  private static func podsOfMissingNodes(_ text: String) throws -> Set<String> {
    let items = try items(text)
    let nodes = Set(items.filter { $0["kind"]?.string == "Node" }.map(name))
    return Set(
      items.filter { pod in
        guard pod["kind"]?.string == "Pod", let node = pod["spec"]?["nodeName"]?.string else { return false }
        return !nodes.contains("Node//\(node)")
      }.map(name))
  }
}
