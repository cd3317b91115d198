import Cloud
import Karpenter

extension World {
  /// Gives Karpenter other settings, as a change of its Deployment does: it starts anew and looks at everything.
  ///
  /// The change is kept only if it does not throw.
  public mutating func configureKarpenter<Failure: Error>(
    _ change: (inout KarpenterSettings, inout AWSProviderOptions) throws(Failure) -> Void
  ) throws(Failure) {
    var settings = options.karpenter
    var provider = cloud.options
    try change(&settings, &provider)
    guard settings != options.karpenter || provider != cloud.options else { return }
    options.karpenter = settings
    cloud.options = provider
    batch = nil
    if isKarpenterRunning { startKarpenter() }
  }
}
