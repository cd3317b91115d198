import FoundationEssentials
import Kubernetes
import Testing

@testable import Manifests

/// The cluster files of the conformance corpus.
struct CorpusFile: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String

  var testDescription: String { name }

  static let all: [CorpusFile] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Conformance")
    let folders =
      ["scheduler/named", "scheduler/random"]
      + ["provisioning", "disruption"].flatMap { ["karpenter/\($0)/named", "karpenter/\($0)/random"] }
    return folders.flatMap { folder -> [CorpusFile] in
      let url = root.appending(path: folder)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path())) ?? []
      return names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
        guard let text = try? String(contentsOf: url.appending(path: name), encoding: .utf8) else {
          return nil
        }
        return CorpusFile(name: "\(folder)/\(name)", text: text)
      }
    }
  }()

  /// Its objects; what configures the scenario itself is left out.
  func resources() throws -> [KubernetesResource] {
    try Document.readAll(text, source: name).compactMap { result in
      let document = try result.get()
      return document.kindName == "ScenarioOptions" ? nil : try Manifest.decode(document)
    }
  }
}
