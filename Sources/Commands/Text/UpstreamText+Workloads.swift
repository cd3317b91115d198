import Kubernetes

/// Workloads beside Deployments, and their autoscalers.
extension UpstreamText {
  static let removesAttachedOnly = "error: --rm should only be used for attached containers"

  /// Of a Pod of one container that failed.
  static func podTerminated(_ pod: Pod) -> String {
    guard case .terminated(_, let reason, _)? = pod.status.containerStatuses.first?.state else {
      return "error: pod \(pod.name) failed with unknown exit code"
    }
    return "pod \(pod.name) terminated (\(reason))"
  }
  // Jobs.
  static let imageOrFrom = "error: either --image or --from must be specified"
  static let fromMustBeCronJob = "error: from must be an existing cronjob"
  static let instantiate = "cronjob.kubernetes.io/instantiate"
  static func invalidSchedule(_ name: String, _ schedule: String) -> String {
    "The CronJob \"\(name)\" is invalid: spec.schedule: Invalid value: \"\(schedule)\": expected exactly 5 fields, "
      + "found \(schedule.split(separator: " ").count): [\(schedule)]"
  }
  static func invalidRestartPolicy(_ text: String) -> String {
    "error: invalid restart policy: \(text)\nSee 'kubectl create cronjob -h' for help and examples"
  }

  // Rollouts.
  static let onlyRollingUpdates = "error: rollout status is only available for RollingUpdate strategy type"

  static func rollout(_ set: StatefulSet) -> (text: String, isDone: Bool) {
    let status = set.status
    let replicas = max(0, set.replicas)
    guard set.metadata.generation <= status.observedGeneration else {
      return ("Waiting for statefulset spec update to be observed...", false)
    }
    if status.readyReplicas < replicas {
      return ("Waiting for \(replicas - status.readyReplicas) pods to be ready...", false)
    }
    if case .rollingUpdate(let partition) = set.updateStrategy, partition > 0 {
      let wanted = replicas - partition
      guard status.updatedReplicas >= wanted else {
        return (
          "Waiting for partitioned roll out to finish: \(status.updatedReplicas) out of \(wanted) new pods have "
            + "been updated...", false
        )
      }
      return ("partitioned roll out complete: \(status.updatedReplicas) new pods have been updated...", true)
    }
    if status.updateRevision != status.currentRevision {
      return (
        "waiting for statefulset rolling update to complete \(status.updatedReplicas) pods at revision "
          + "\(status.updateRevision)...", false
      )
    }
    return (
      "statefulset rolling update complete \(status.currentReplicas) pods at revision "
        + "\(status.currentRevision)...", true
    )
  }

  static func noHistory(_ kind: Kind, _ name: String) -> String {
    "error: no rollout history found for \(kind.singular) \"\(name)\""
  }
  static func noRevision(_ number: Int) -> String {
    "error: unable to find specified revision \(number) in history"
  }
  static func withRevision(_ object: String, _ number: Int) -> String {
    "\(object) with revision #\(number)"
  }
  static func skippedRollback(_ object: String, _ number: Int) -> String {
    "\(object) skipped rollback (current template already matches revision \(number))"
  }

  // Autoscalers.
  static func maxRequired(_ most: Int) -> String {
    "error: --max=MAXPODS is required and must be at least 1, max: \(most)"
  }
  static func maxBelowMin(_ most: Int, _ least: Int) -> String {
    "error: --max=MAXPODS must be larger or equal to --min=MINPODS, max: \(most), min: \(least)"
  }
  static func cannotAutoscale(_ object: ClusterObject) -> String {
    "error: cannot autoscale a \(object.kind.qualifiedSingular)"
  }
  static func badTarget(_ flag: String, _ text: String) -> String {
    "error: invalid value for --\(flag): \"\(text)\" is neither a percentage nor a quantity"
  }
  static let cpuPercentDeprecated =
    "Flag --cpu-percent has been deprecated, Use --cpu with percentage or resource quantity format (e.g., '70%' for "
    + "utilization or '500m' for milliCPU)."
}
