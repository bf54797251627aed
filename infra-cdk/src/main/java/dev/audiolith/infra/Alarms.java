package dev.audiolith.infra;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/// Every alarm of a stage: each says in its description what it means and which page under `docs/runbooks` helps.
///
/// An idle service measures nothing, and that is well, except where something should always be heard.
final class Alarms extends Construct {
    private final Stage stage;
    private final AlarmTopic told;
    private final List<Alarm> all = new ArrayList<>();

    /// What an alarm is called, what it means, and the name of its runbook.
    record About(String name, String meaning, String runbook) {
        String text() {
            return meaning + " Runbook: docs/runbooks/" + runbook + ".md";
        }
    }

    /// What is too much: the value reached in so many of the last so many periods.
    record Limit(double value, int reached, int periods) {
        static Limit atOnce(double value) {
            return new Limit(value, 1, 1);
        }
    }

    Alarms(Construct scope, Stage stage) {
        super(scope, "alarms");
        this.stage = stage;
        this.told = new AlarmTopic(this, stage);
    }

    /// Rings at the limit and above; without measurements all is well.
    void atLeast(About about, IMetric metric, Limit limit) {
        told.tell(alarm(about, metric, limit, ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, TreatMissingData.NOT_BREACHING));
    }

    /// Rings below the limit; without measurements all is well.
    void below(About about, IMetric metric, Limit limit) {
        told.tell(alarm(about, metric, limit, ComparisonOperator.LESS_THAN_THRESHOLD, TreatMissingData.NOT_BREACHING));
    }

    /// Rings at the limit and above, and when the measurements stop. Not by counting their absence as bad: then it would ring
    /// for every stage that is just being deployed.
    void atLeastOrSilent(About about, IMetric metric, Limit limit) {
        var alarm = alarm(about, metric, limit, ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD, TreatMissingData.MISSING);
        told.tell(alarm);
        told.tellOfSilence(alarm);
    }

    /// Rings when the measurements stop that should always be heard, whatever they say.
    void silent(About about, IMetric samples, Limit limit) {
        var alarm = alarm(about, samples, limit, ComparisonOperator.LESS_THAN_THRESHOLD, TreatMissingData.MISSING);
        told.tell(alarm);
        told.tellOfSilence(alarm);
    }

    List<Alarm> all() {
        return List.copyOf(all);
    }

    String topicArn() {
        return told.arn();
    }

    private Alarm alarm(About about, IMetric metric, Limit limit, ComparisonOperator comparison, TreatMissingData missing) {
        var alarm = Alarm.Builder.create(this, about.name())
                .alarmName(stage.stack(about.name()))
                .alarmDescription(about.text())
                .metric(metric)
                .comparisonOperator(comparison)
                .threshold(limit.value())
                .datapointsToAlarm(limit.reached())
                .evaluationPeriods(limit.periods())
                .treatMissingData(missing)
                .build();
        all.add(alarm);
        return alarm;
    }
}
