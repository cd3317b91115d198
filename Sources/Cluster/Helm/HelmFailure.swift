import Helm
import Kubernetes
import Manifests

/// Why Helm leaves a release as it is.
public enum HelmFailure: Error, Sendable {
  case invalidName(String)
  case nameInUse
  /// There is nothing of that name to change.
  case noDeployedRelease(String)
  case releaseNotFound
  case noSuchRevision(Int)
  case rendering(RenderingFailure)
  case namespaceMissing(String)
  /// An object of that name is there, and somebody else's.
  case notOwned(ObjectReference, by: ReleaseScope, faults: [String])
  /// Kubernetes cannot make an object of what the values come to.
  case invalid(InvalidManifest)
  case refused(APIError)

  /// In Helm's words.
  public var message: String {
    switch self {
    case .invalidName(let name): UpstreamText.invalidReleaseName(name)
    case .nameInUse: UpstreamText.releaseNameInUse
    case .noDeployedRelease(let name): UpstreamText.noDeployedReleases(name)
    case .releaseNotFound: UpstreamText.releaseNotFound
    case .noSuchRevision(let number): UpstreamText.noSuchRevision(number)
    case .rendering(let failure): UpstreamText.executionError(in: failure.source, failure.message)
    case .namespaceMissing(let name): UpstreamText.cannotCreate(UpstreamText.notFound(.namespace, name))
    case .notOwned(let reference, _, let faults): UpstreamText.cannotImport(reference, faults)
    case .invalid(let manifest):
      // kubectl names the file that it creates from, which Helm has not.
      String(manifest.upstreamText.split(separator: "error when creating \"-\": ").last ?? "")
    case .refused(let error): error.message
    }
  }
}
