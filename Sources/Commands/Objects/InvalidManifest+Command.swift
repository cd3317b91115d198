import Kubernetes
import Manifests
import Narration

extension CommandError {
  /// Everything that is wrong with a document, with its places.
  public init(_ manifest: InvalidManifest) {
    self.init(upstream: nil, place: nil, messages: [InvalidManifestMessage(manifest)])
  }
}
