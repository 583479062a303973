package dev.sla4j.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sla4j.agreement.Agreement;
import dev.sla4j.agreement.AgreementKind;
import dev.sla4j.agreement.Combination;
import dev.sla4j.agreement.CreditUse;
import dev.sla4j.agreement.Deadline;
import dev.sla4j.agreement.ExclusionRule;
import dev.sla4j.agreement.ExclusionSource;
import dev.sla4j.agreement.Party;
import dev.sla4j.agreement.ServiceLevelTarget;
import dev.sla4j.agreement.Trigger;
import dev.sla4j.measurement.Measurement;
import dev.sla4j.penalty.Amount;
import dev.sla4j.penalty.Base;
import dev.sla4j.penalty.Creditor;
import dev.sla4j.penalty.Driver;
import dev.sla4j.penalty.Formula;
import dev.sla4j.penalty.Gate;
import dev.sla4j.target.Belonging;
import dev.sla4j.target.Clock;
import dev.sla4j.target.Condition;
import dev.sla4j.target.Downtime;
import dev.sla4j.target.DowntimeStatistic;
import dev.sla4j.target.Fold;
import dev.sla4j.target.Indicator;
import dev.sla4j.target.Learned;
import dev.sla4j.target.LimitRule;
import dev.sla4j.target.Objective;
import dev.sla4j.target.Over;
import dev.sla4j.target.Policies;
import dev.sla4j.target.Policy;
import dev.sla4j.target.Quantity;
import dev.sla4j.target.Scope;
import dev.sla4j.target.Selection;
import dev.sla4j.target.Statistic;
import dev.sla4j.target.TooLittle;
import dev.sla4j.target.UnitsOfSize;
import dev.sla4j.target.Weight;
import dev.sla4j.time.EndOfMonth;
import dev.sla4j.time.EvaluationCycle;
import dev.sla4j.time.Schedule;
import dev.sla4j.time.WeeklySchedule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every member of every family of the vocabulary has a name in JSON and stands in a document of the tests. */
class CompletenessTest {
    private static final List<Class<?>> AGREEMENT_FAMILIES = List.of(
            Downtime.class,
            Indicator.class,
            Objective.class,
            Over.class,
            Weight.class,
            Condition.class,
            Quantity.class,
            LimitRule.class,
            Belonging.class,
            Policy.class,
            Formula.class,
            Base.class,
            Amount.class,
            Gate.class,
            ExclusionSource.class,
            Trigger.class,
            Deadline.class,
            Schedule.class,
            EvaluationCycle.class);

    private static final List<Class<?>> AGREEMENT_ENUMS = List.of(
            Driver.Of.class,
            Creditor.class,
            Combination.class,
            Base.Span.class,
            Scope.Mode.class,
            DowntimeStatistic.Kind.class,
            Fold.Kind.class,
            TooLittle.class,
            UnitsOfSize.class,
            Selection.Kind.class,
            Statistic.Kind.class,
            Fold.Kind.class,
            Learned.Centre.class,
            Learned.Direction.class,
            Clock.Occurrence.class,
            Belonging.Which.class,
            LimitRule.OnWorkingDay.Until.class,
            EndOfMonth.class,
            Schedule.Combination.class,
            Party.Role.class,
            AgreementKind.Type.class,
            CreditUse.AtEnd.class);

    private final ObjectMapper mapper = Documents.mapper();

    @Test
    void everyMemberOfTheVocabularyStandsInAnAgreementOfTheTests() throws Exception {
        Set<Object> seen = new HashSet<>();
        for (String name : Documents.AGREEMENTS) {
            walk(Documents.agreement(name), seen);
        }
        List<Object> missing = new ArrayList<>();
        AGREEMENT_FAMILIES.forEach(family -> members(family).forEach(missing::add));
        AGREEMENT_ENUMS.forEach(type -> missing.addAll(Arrays.asList(type.getEnumConstants())));
        missing.removeAll(seen);
        assertEquals(List.of(), missing);
    }

    @Test
    void everyKindOfMeasurementStandsInTheLinesOfTheTests() throws IOException {
        Set<Object> seen = new HashSet<>();
        MeasurementLines.strict(Documents.bytes(Documents.text("measurements/all.jsonl")))
                .forEach(measurement -> seen.add(measurement.getClass()));
        assertEquals(members(Measurement.class).toList().size(), seen.size());
    }

    static Stream<Object> measurementTypes() {
        return members(Measurement.class);
    }

    @ParameterizedTest
    @MethodSource("measurementTypes")
    void everyKindOfMeasurementCanBeAskedForByItsType(Class<?> type) throws IOException {
        for (Measurement measurement :
                MeasurementLines.strict(Documents.bytes(Documents.text("measurements/all.jsonl")))) {
            if (type.isInstance(measurement)) {
                assertEquals(measurement, mapper.readValue(mapper.writeValueAsString(measurement), type));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "ceiling", "floor", "half-up", "half-down", "half-even"})
    void everyModeOfRoundingHasAName(String mode) {
        assertEquals("0.05 " + mode, Form.ROUNDING.print(Form.ROUNDING.parse("0.05 " + mode)));
    }

    @Test
    void everyPolicyHasANameAndReadings() {
        assertEquals(Policy.class.getPermittedSubclasses().length, PolicyName.ALL.size());
        PolicyName.ALL.forEach(policy -> assertTrue(policy.readings().length > 1, policy.name()));
        assertTrue(PolicyName.ALL.stream().anyMatch(policy -> policy.name().equals("exclusion-effect")));
    }

    /** The members without members of their own; of enums the constants. */
    private static Stream<Object> members(Class<?> family) {
        if (family.isSealed()) {
            return Arrays.stream(family.getPermittedSubclasses()).flatMap(CompletenessTest::members);
        }
        return family.isEnum() ? Arrays.stream(family.getEnumConstants()) : Stream.of(family);
    }

    private static void walk(Object value, Set<Object> seen) throws ReflectiveOperationException {
        if (value == null) {
            return;
        }
        seen.add(value instanceof Enum<?> ? value : value.getClass());
        if (value instanceof Agreement a) {
            walkAll(
                    seen,
                    a.kind(),
                    a.parties(),
                    a.cycle(),
                    a.fees(),
                    a.targets(),
                    a.exclusions(),
                    a.policies(),
                    a.settlement(),
                    a.severalPeriods());
        } else if (value instanceof ServiceLevelTarget t) {
            walkAll(seen, t.indicator(), t.scope(), t.objective(), t.serviceHours(), t.policies(), t.penalty());
        } else if (value instanceof ExclusionRule rule) {
            walkAll(seen, rule.source(), rule.notice(), rule.inside());
        } else if (value instanceof Policies policies) {
            walk(policies.stated(), seen);
        } else if (value instanceof WeeklySchedule schedule) {
            walk(schedule.week(), seen);
        } else if (value instanceof Collection<?> elements) {
            walkAll(seen, elements.toArray());
        } else if (value instanceof Map<?, ?> map) {
            walkAll(seen, map.values().toArray());
        } else if (value.getClass().isRecord()) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                walk(component.getAccessor().invoke(value), seen);
            }
        }
    }

    private static void walkAll(Set<Object> seen, Object... values) throws ReflectiveOperationException {
        for (Object value : values) {
            walk(value, seen);
        }
    }
}
