import Controllers
import Kubernetes

/// What a controller found, and what it did about it.
public enum ControllerMessage: Message, Equatable {
  case step(ControllerStep)
  /// The Pods it deleted, by name.
  case names([String])
}

extension Story {
  init(of step: ControllerStep) {
    if case .miniKarpenter(let change) = step.change {
      self.init(of: change)
      return
    }
    self.init(ControllerMessage.step(step))
    if case .deletedPods(let names, _, _) = step.change, names.count > 1 {
      details = [.fullOnly([.line(ControllerMessage.names(names.map(\.name)))])]
    } else if case .deletedDaemonPods(let names, _) = step.change, names.count > 3 {
      details = [.fullOnly([.line(ControllerMessage.names(names.map(\.name)))])]
    }
  }
}
