extension CommandTable {
  /// The commands of this floor; others add theirs.
  public static let standard = CommandTable(
    kubectl + helm + workbench + faults + shell + Command.filters + Command.notHere)

  /// As kubectl has them.
  private static let kubectl: [Command] = [
    .apply, .viewLastApplied, .createFromFile, .createDeployment, .createNamespace, .createServiceAccount,
    .createConfigMap,
    .createService, .createJob, .createCronJob, .createPodDisruptionBudget, .createPriorityClass,
    .createQuota, .get, .describe, .explain,
    .patch,
    .replace, .delete, .label, .annotate, .scale, .setResources, .setImage, .setEnv, .rolloutStatus,
    .rolloutRestart,
    .rolloutHistory, .rolloutUndo, .rolloutPause, .rolloutResume, .expose, .autoscale, .taint, .cordon,
    .uncordon, .drain,
    .events, .logs, .topPods, .topNodes, .wait, .edit, .diff, .kustomize, .canI, .whoAmI, .configView,
    .currentContext,
    .getContexts,
    .getClusters, .getUsers, .useContext, .setContext, .namespaceShortcut, .apiResources, .version,
    .clusterInfo,
  ]

  private static let helm: [Command] = [
    .helmInstall, .helmUpgrade, .helmUninstall, .helmRollback, .helmList, .helmStatus, .helmHistory, .helmGet,
    .helmShow, .helmTemplate, .helmRepo, .helmSearch, .helmRegistry, .helmVersion,
  ]

  private static let workbench: [Command] = [
    .step, .runTime, .load, .breakOn, .breakWhen, .breakList, .breakDelete, .clock, .speed, .timeline,
    .chart, .dashboard,
    .metrics, .query, .alerts, .why, .whatThen, .match,
    .fits, .divergences, .map, .nodeViewer, .cost, .costCompare, .costCourse, .detail, .undo, .redo, .reset,
    .importCluster, .whatif,
    .save, .restore,
    .branch, .switchBranch, .worlds, .compare, .history, .sessionSave, .sessionCheck, .sessionLoad, .catalog,
    .prices, .pricesUse, .pricesLoad, .pricesSet, .pricesDiscount, .disruptionBudgets, .disruptionSimulate,
    .storyNodeClaim, .storyNodeClaims,
    .planShow,
    .planApply, .planCompare, .controllerEnable, .controllerDisable, .controllerLogs,
  ]

  /// What goes wrong with the cloud, on demand.
  private static let faults: [Command] = [
    .spotInterrupt, .spotRebalance, .spotWave, .ec2Stop, .ec2Terminate, .ec2Impair, .ec2Throttle,
    .ec2SlowBoot, .ec2NeverJoin, .ec2Reserve, .ec2Unreserve, .ec2Reservations,
    .zoneOutage, .zoneRestore, .ice, .amiRelease, .imageRelease, .sqsList, .sqsSend, .weather,
    .iamShow, .iamDeny, .iamAllow, .iamAttach, .iamDetach, .iamCreate, .iamDelete, .aws,
    .clusterCreate, .clusterShow,
  ]

  private static let shell: [Command] = [
    .help, .apropos, .glossary, .lang, .option, .alias, .unalias, .export, .unset, .echo, .printf, .cat, .ls,
    .mkdir, .rm, .cd, .pwd, .date,
    .sleep,
    .watch,
    .source, .migrate, .cargo, .docker, .make, .terraform, .tofu, .eksctl, .clear, .exit, .true, .false,
  ]
}
