import Kubernetes
import Manifests
import Narration

extension CommandError {
  /// Everything that is wrong with a document, with its places.
  public init(_ manifest: InvalidManifest) {
    let lines = manifest.problems.map { problem in
      let place = problem.place.map { "\($0.source):\($0.line):\($0.columns.lowerBound)  " } ?? ""
      return "error: \(place)\(problem.path): \(problem.fault)"
    }
    self.init(upstream: lines.joined(separator: "\n"), place: nil, messages: [])
  }
}
