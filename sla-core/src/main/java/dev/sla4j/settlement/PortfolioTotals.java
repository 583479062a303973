package dev.sla4j.settlement;

import dev.sla4j.agreement.Party;
import dev.sla4j.report.Verdict;
import dev.sla4j.settlement.Statement.Totals;
import dev.sla4j.value.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What is owed over many statements, by customer, provider and currency.
 *
 * <p>Sums of different currencies are never added and never set off: each stands in a group of its own, and {@link #total()} refuses to make one
 * of several. Adding statements and {@link #merge merging} are exact, so that parts made apart, in any order, give the same totals. What is kept grows
 * with parties and currencies, not with statements, so totals do not know which statements are in them: one that is added twice, or stands in two
 * parts that are merged, counts twice. Who divides the work divides the statements, each into one part. Immutable.
 *
 * @param groups the sums by customer, provider and currency, in the order of these
 * @param statements how many statements there are
 * @param withoutMoney how many of them speak of no money, and so are in no group
 * @param provisional how many of them may still change by themselves
 * @param verdicts how many lines of all statements have which verdict; those of none are left out
 * @param failures what could not be settled, in the order of names
 */
public record PortfolioTotals(
        List<Group> groups,
        long statements,
        long withoutMoney,
        long provisional,
        Map<Verdict, Long> verdicts,
        List<Failure> failures) {
    private static final Comparator<Group> BY_PARTIES = Comparator.comparing(Group::customers, PortfolioTotals::byNames)
            .thenComparing(Group::providers, PortfolioTotals::byNames)
            .thenComparing(group -> group.currency().getCurrencyCode());

    private static final PortfolioTotals EMPTY = new PortfolioTotals(List.of(), 0, 0, 0, Map.of(), List.of());

    /**
     * Checks, sorts and copies.
     *
     * @throws IllegalArgumentException if a group is stated twice, or the numbers do not fit together
     */
    public PortfolioTotals {
        groups = groups.stream().sorted(BY_PARTIES).toList();
        EnumMap<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        counts.putAll(verdicts);
        counts.values().removeIf(count -> count == 0);
        verdicts = Collections.unmodifiableMap(counts);
        failures = failures.stream().sorted(Failure.ORDER).toList();
        for (int i = 1; i < groups.size(); i++) {
            if (BY_PARTIES.compare(groups.get(i - 1), groups.get(i)) == 0) {
                throw new IllegalArgumentException("group (" + groups.get(i).title() + ") must be stated once only");
            }
        }
        long inGroups = groups.stream().mapToLong(Group::statements).sum();
        if (statements != inGroups + withoutMoney) {
            throw new IllegalArgumentException("statements (" + statements + ") must be the " + inGroups
                    + " of the groups and the " + withoutMoney + " without money");
        }
        if (withoutMoney < 0 || provisional < 0 || provisional > statements) {
            throw new IllegalArgumentException("provisional (" + provisional + ") and withoutMoney (" + withoutMoney
                    + ") must be 0 to " + statements);
        }
    }

    /** Name by name: whatever stands in a name, it is not taken for two. */
    private static int byNames(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int order = one.get(i).compareTo(other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    /**
     * No statement.
     *
     * @return the totals, not null
     */
    public static PortfolioTotals empty() {
        return EMPTY;
    }

    /**
     * Returns a copy with one more statement. Who adds many makes each a part and {@link #merge merges} them, or settles them in one call.
     *
     * @param statement the statement, not null
     * @return the copy, not null
     */
    public PortfolioTotals with(Statement statement) {
        Sums sums = new Sums();
        sums.add(this);
        sums.add(statement);
        return sums.totals();
    }

    /**
     * Returns the totals of both; commutative and associative, with {@link #empty()} as identity.
     *
     * @param other the other totals, of other statements, not null
     * @return the totals, not null
     */
    public PortfolioTotals merge(PortfolioTotals other) {
        Sums sums = new Sums();
        sums.add(this);
        sums.add(other);
        return sums.totals();
    }

    /** Totals while they are made: each addition costs as much as it adds. */
    static final class Sums {
        private final TreeMap<Group, Group> groups = new TreeMap<>(BY_PARTIES);
        private final EnumMap<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        private final List<Failure> failures = new ArrayList<>();
        private long statements;
        private long withoutMoney;
        private long provisional;

        void add(Statement statement) {
            statements++;
            provisional += statement.heading().provisional() ? 1 : 0;
            statement.lines().forEach(line -> verdicts.merge(line.verdict(), 1L, Long::sum));
            Totals sums = statement.totals();
            if (sums == null) {
                withoutMoney++;
            } else {
                add(Group.of(statement.heading(), sums));
            }
        }

        void add(Failure failure) {
            failures.add(failure);
        }

        void add(PortfolioTotals totals) {
            totals.groups.forEach(this::add);
            totals.verdicts.forEach((verdict, count) -> verdicts.merge(verdict, count, Long::sum));
            failures.addAll(totals.failures);
            statements += totals.statements;
            withoutMoney += totals.withoutMoney;
            provisional += totals.provisional;
        }

        private void add(Group group) {
            groups.merge(group, group, Group::plus);
        }

        PortfolioTotals totals() {
            return new PortfolioTotals(
                    List.copyOf(groups.values()), statements, withoutMoney, provisional, verdicts, failures);
        }
    }

    private static List<Group> folded(List<Group> groups, UnaryOperator<Group> key) {
        TreeMap<Group, Group> sums = new TreeMap<>(BY_PARTIES);
        for (Group group : groups) {
            sums.merge(key.apply(group), key.apply(group), Group::plus);
        }
        return List.copyOf(sums.values());
    }

    /**
     * Returns the sums by customer and currency.
     *
     * @return groups without providers, in the order of customers
     */
    public List<Group> byCustomer() {
        return folded(
                groups,
                group -> new Group(group.customers(), List.of(), group.currency(), group.statements(), group.sums()));
    }

    /**
     * Returns the sums by provider and currency.
     *
     * @return groups without customers, in the order of providers
     */
    public List<Group> byProvider() {
        return folded(
                groups,
                group -> new Group(List.of(), group.providers(), group.currency(), group.statements(), group.sums()));
    }

    /**
     * Returns the sums by currency.
     *
     * @return groups without parties, in the order of currencies
     */
    public List<Group> byCurrency() {
        return folded(
                groups, group -> new Group(List.of(), List.of(), group.currency(), group.statements(), group.sums()));
    }

    /**
     * Returns what is paid in all, where all is of one currency.
     *
     * @return the sum, not null
     * @throws IllegalStateException if there are several currencies, or none, or somebody is a customer of one and the provider of another
     */
    public Money total() {
        List<Group> sums = byCurrency();
        SortedSet<String> both = onBothSides();
        if (!both.isEmpty()) {
            throw new IllegalStateException("total must be of what is owed one way, but " + String.join(", ", both)
                    + ": a customer of one agreement and the provider of another; what is owed both ways is not added"
                    + "\nMaybe byProvider() is meant.");
        }
        if (sums.size() != 1) {
            throw new IllegalStateException(
                    sums.isEmpty()
                            ? "total must be of at least one statement that speaks of money"
                            : "total must be of one currency, not "
                                    + sums.stream().map(Group::currency).toList()
                                    + ": what is owed in one currency is not set off against another"
                                    + "\nMaybe byCurrency() is meant.");
        }
        return sums.get(0).sums().total();
    }

    /** Who is a customer of one agreement and the provider of another, as with those that support a promise. */
    SortedSet<String> onBothSides() {
        SortedSet<String> both = new TreeSet<>();
        groups.forEach(group -> both.addAll(group.providers()));
        both.retainAll(
                groups.stream().flatMap(group -> group.customers().stream()).toList());
        return both;
    }

    /**
     * Returns the totals in words.
     *
     * @return lines, each ended
     */
    public String toText() {
        return PortfolioText.of(this);
    }

    /**
     * The sums of some statements.
     *
     * @param customers the customers, in their order by name; empty if they are not told apart or there are none
     * @param providers the providers, likewise
     * @param currency the currency, not null
     * @param statements how many statements, at least one
     * @param sums their sums, not null
     */
    public record Group(
            List<String> customers, List<String> providers, Currency currency, long statements, Totals sums) {

        /**
         * Checks, sorts and copies.
         *
         * @throws IllegalArgumentException if there is no statement, or the sums are of another currency
         */
        public Group {
            customers = customers.stream().sorted().distinct().toList();
            providers = providers.stream().sorted().distinct().toList();
            Objects.requireNonNull(currency, "currency");
            if (statements < 1) {
                throw new IllegalArgumentException("statements (" + statements + ") must be at least 1");
            }
            if (!sums.total().currency().equals(currency)) {
                throw new IllegalArgumentException("sums (" + sums.total() + ") must be in " + currency);
            }
        }

        private static Group of(Statement.Heading heading, Totals sums) {
            return new Group(
                    names(heading, Party.Role.CUSTOMER),
                    names(heading, Party.Role.PROVIDER),
                    sums.total().currency(),
                    1,
                    sums);
        }

        private static List<String> names(Statement.Heading heading, Party.Role role) {
            return heading.parties().stream()
                    .filter(party -> party.role() == role)
                    .map(Party::name)
                    .toList();
        }

        private Group plus(Group other) {
            return new Group(customers, providers, currency, statements + other.statements, sums.plus(other.sums));
        }

        /** Who owes whom, in words. */
        String title() {
            String of = String.join(" and ", customers);
            String by = String.join(" and ", providers);
            String parties = of + (of.isEmpty() || by.isEmpty() ? "" : ", ") + (by.isEmpty() ? "" : "by " + by);
            return parties + (parties.isEmpty() ? "" : ", ") + "in " + currency.getCurrencyCode();
        }
    }

    /**
     * What could not be settled.
     *
     * @param name the name of the entry, not null
     * @param why why not, not null
     */
    public record Failure(String name, String why) {
        private static final Comparator<Failure> ORDER =
                Comparator.comparing(Failure::name).thenComparing(Failure::why);

        /** Checks. */
        public Failure {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(why, "why");
        }
    }
}
