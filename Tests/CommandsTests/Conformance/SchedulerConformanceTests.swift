import FoundationEssentials
import Kubernetes
import Manifests
import Testing

@testable import Commands

/// Every recorded decision of kube-scheduler 1.35, against ours.
@Suite struct SchedulerConformanceTests {
  @Test func hasTheFilesItIsHeldAgainst() {
    #expect(RecordedCluster.all.count == 224)
  }

  @Test("decides as kube-scheduler did", arguments: RecordedCluster.all)
  func decides(_ recorded: RecordedCluster) throws {
    let decided = try SchedulerDecisions.decide(
      try Manifest.decodeAll(recorded.manifests, source: recorded.name))
    let expected = try #require(Document.readAll(recorded.decisions, source: recorded.name).first).get().json
    #expect(decided["nodes"] == expected["nodes"])
    let expectedPods = expected["pods"]?.object ?? [:]
    #expect(decided["pods"]?.object?.keys.sorted() == expectedPods.keys.sorted())
    for (pod, decision) in expectedPods.sorted(by: { $0.key < $1.key }) {
      let differences = Self.differences(decided["pods"]?[pod] ?? .null, from: decision, at: pod)
      #expect(differences == [])
    }
  }

  @Test func goesByTheConfigurationInTheFile() throws {
    let manifests = """
      apiVersion: kubescheduler.config.k8s.io/v1
      kind: KubeSchedulerConfiguration
      profiles:
      - schedulerName: packing
        plugins: {score: {disabled: [{name: "*"}], enabled: [{name: NodeResourcesFit, weight: 5}]}}
        pluginConfig: [{name: NodeResourcesFit, args: {scoringStrategy: {type: MostAllocated}}}]
      ---
      {apiVersion: v1, kind: Node, metadata: {name: a}, status: {allocatable: {cpu: 4, memory: 8Gi, pods: 9}}}
      ---
      {apiVersion: v1, kind: Node, metadata: {name: b}, status: {allocatable: {cpu: 2, memory: 4Gi, pods: 9}}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {schedulerName: packing, containers: [
        {name: c, image: c, resources: {requests: {cpu: 1, memory: 2Gi}}}]}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: q}, spec: {containers: [{name: c, image: c}]}}
      """
    let pods = try #require(SchedulerDecisions.decide(try Manifest.decodeAll(manifests))["pods"]?.object)
    #expect(pods.keys.sorted() == ["default/p"])
    #expect(
      pods["default/p"]?["scores"]?["b"] == .object(["NodeResourcesFit": .int(250), "total": .int(250)]))
    #expect(pods["default/p"]?["best"] == .array([.string("b")]))
  }

  /// The fields that differ, with both values. A score that is missing counts as 0, and victims are a set.
  private static func differences(_ found: JSONValue, from expected: JSONValue, at path: String) -> [String] {
    switch (found, expected) {
    case (.object(let foundMembers), .object(let expectedMembers)):
      Set(foundMembers.keys).union(expectedMembers.keys).sorted().flatMap { key in
        let missing = expectedMembers["total"] == nil ? JSONValue.null : .int(0)
        return differences(
          foundMembers[key] ?? missing, from: expectedMembers[key] ?? missing, at: "\(path).\(key)")
      }
    case (.array(let foundItems), .array(let expectedItems)) where path.hasSuffix(".victims"):
      foundItems.compactMap(\.string).sorted() == expectedItems.compactMap(\.string).sorted()
        ? [] : ["\(path): \(foundItems), not \(expectedItems)"]
    default: found == expected ? [] : ["\(path): \(found), not \(expected)"]
    }
  }
}

/// A cluster file and what the real scheduler decided for it.
struct RecordedCluster: CustomTestStringConvertible, Sendable {
  let name: String
  let manifests: String
  let decisions: String

  var testDescription: String { name }

  static let all: [RecordedCluster] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Conformance/scheduler")
    return ["named", "random"].flatMap { folder -> [RecordedCluster] in
      let url = root.appending(path: folder)
      let files = (try? FileManager.default.contentsOfDirectory(atPath: url.path())) ?? []
      return files.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { file in
        let name = String(file.dropLast(".yaml".count))
        guard let manifests = try? String(contentsOf: url.appending(path: file), encoding: .utf8),
          let decisions = try? String(
            contentsOf: url.appending(path: "\(name).expected.json"), encoding: .utf8)
        else { return nil }
        return RecordedCluster(name: "\(folder)/\(name)", manifests: manifests, decisions: decisions)
      }
    }
  }()
}
