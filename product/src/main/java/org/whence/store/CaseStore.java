package org.whence.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.whence.model.Annotation;
import org.whence.model.Attribution;
import org.whence.model.Attributions;
import org.whence.model.Case;
import org.whence.model.Claim;
import org.whence.model.Corroboration;
import org.whence.model.Derivation;
import org.whence.model.Drift;
import org.whence.model.Ids;
import org.whence.model.Listing;
import org.whence.model.Mention;
import org.whence.model.Origin;
import org.whence.model.Party;
import org.whence.model.Relation;
import org.whence.model.Report;
import org.whence.model.Response;
import org.whence.model.Source;
import org.whence.model.Story;
import org.whence.model.Unreadable;
import org.whence.model.WhenceException;

/// A case on disk: `case.sqlite` and the original files by their SHA-256.
///
/// What was read is kept at once, report by report; the findings of a run replace the last ones in one transaction. A run
/// that is killed leaves the last whole state, and the next one goes on from there. One process at a time changes a case;
/// others may read it meanwhile and see its last whole state.
public final class CaseStore implements AutoCloseable {
    private static final String FORMAT = "whence-store/1";
    private static final List<String> TABLES =
            List.of(
                    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
                    "CREATE TABLE report (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, record TEXT NOT NULL) STRICT",
                    "CREATE TABLE unreadable (file TEXT PRIMARY KEY, why TEXT NOT NULL) STRICT",
                    "CREATE TABLE annotation (report TEXT NOT NULL, version TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (report, version)) STRICT",
                    "CREATE TABLE attributions (report TEXT NOT NULL, version TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (report, version)) STRICT",
                    "CREATE TABLE finding (kind TEXT NOT NULL, place INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (kind, place)) STRICT",
                    "INSERT INTO meta VALUES ('format', '" + FORMAT + "')");

    private final Path folder;
    private final Connection connection;
    private final @Nullable WriteLock lock;

    private CaseStore(Path folder, Connection connection, @Nullable WriteLock lock) {
        this.folder = folder;
        this.connection = connection;
        this.lock = lock;
    }

    /// Opens a case to extend it; makes it where there is none.
    public static CaseStore create(Path folder) {
        try {
            Files.createDirectories(originals(folder));
        } catch (IOException e) {
            throw WhenceException.environment(
                    "can't write the case folder " + folder + ": " + why(e), e);
        }
        return change(folder);
    }

    /// Opens a case that is there to change it.
    public static CaseStore extend(Path folder) {
        mustExist(folder);
        return change(folder);
    }

    /// Opens a case that is there to read it, also while another process changes it or where its disk can't be written.
    public static CaseStore open(Path folder) {
        mustExist(folder);
        Path file = file(folder);
        checkHeader(folder);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        boolean fixed =
                !Files.isWritable(folder)
                        && Files.notExists(file.resolveSibling(file.getFileName() + "-wal"));
        String name =
                fixed
                        ? "file:" + file.toUri().getRawPath() + "?immutable=1"
                        : file.toAbsolutePath().toString();
        try {
            Connection connection =
                    DriverManager.getConnection("jdbc:sqlite:" + name, config.toProperties());
            return checked(new CaseStore(folder, connection, null));
        } catch (SQLException e) {
            throw failed(folder, "can't be opened", e);
        }
    }

    private static CaseStore change(Path folder) {
        WriteLock lock = WriteLock.of(folder);
        try {
            Path file = file(folder);
            boolean made = Files.notExists(file, LinkOption.NOFOLLOW_LINKS);
            if (made) {
                mustHoldNothing(folder);
            } else {
                checkHeader(folder);
            }
            Connection connection =
                    DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            CaseStore store = new CaseStore(folder, connection, lock);
            try {
                store.prepare();
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
            return checked(store);
        } catch (SQLException e) {
            lock.close();
            throw failed(folder, "can't be opened", e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static CaseStore checked(CaseStore store) throws SQLException {
        try {
            store.check();
            return store;
        } catch (SQLException | RuntimeException e) {
            store.connection.close();
            throw e;
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("case.sqlite");
    }

    private static Path originals(Path folder) {
        return folder.resolve("originals");
    }

    private static void mustExist(Path folder) {
        if (!Files.isRegularFile(file(folder))) {
            throw WhenceException.damaged(
                    "no case in "
                            + folder
                            + ": case.sqlite is missing; `whence read PATH... --case "
                            + folder
                            + "` makes one",
                    null);
        }
    }

    private static void mustHoldNothing(Path folder) {
        try (Stream<Path> kept = Files.list(originals(folder))) {
            if (kept.findAny().isPresent()) {
                throw damaged(folder, "case.sqlite is missing beside its originals", null);
            }
        } catch (IOException e) {
            throw WhenceException.environment(
                    "can't read the case folder " + folder + ": " + why(e), e);
        }
    }

    private static void checkHeader(Path folder) {
        Path file = file(folder);
        try (var in = Files.newInputStream(file)) {
            if (!new String(in.readNBytes(16), StandardCharsets.ISO_8859_1)
                    .equals("SQLite format 3\0")) {
                throw damaged(folder, "case.sqlite is no SQLite database", null);
            }
        } catch (IOException e) {
            throw WhenceException.environment("can't read " + file + ": " + why(e), e);
        }
    }

    /// Lays down the tables of a new case, all or none.
    private void prepare() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
        }
        if (text("SELECT name FROM sqlite_schema LIMIT 1") == null) {
            together(() -> TABLES.forEach(this::update));
        }
    }

    /// Refuses a case whose database or originals are damaged, and says what is.
    private void check() throws SQLException {
        String answer = text("PRAGMA integrity_check(1)");
        if (!"ok".equals(answer)) {
            throw damaged(folder, "case.sqlite: " + answer, null);
        }
        boolean known =
                text("SELECT name FROM sqlite_schema WHERE type = 'table' AND name = 'meta'")
                        != null;
        String format = known ? text("SELECT value FROM meta WHERE name = 'format'") : null;
        if (!FORMAT.equals(format)) {
            throw WhenceException.damaged(
                    "the case "
                            + folder
                            + " is damaged or of another version: its format is "
                            + (format == null ? "not given" : format)
                            + ", this Whence reads "
                            + FORMAT,
                    null);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT DISTINCT sha256 FROM report ORDER BY sha256")) {
            while (rows.next()) {
                checkOriginal(rows.getString(1));
            }
        }
    }

    private void checkOriginal(String sha256) {
        Path original = originals(folder).resolve(sha256);
        if (!Files.isRegularFile(original)) {
            throw damaged(folder, "the original " + sha256 + " is missing", null);
        }
        try {
            if (!hash(original).equals(sha256)) {
                throw damaged(folder, "the original " + sha256 + " was changed", null);
            }
        } catch (IOException e) {
            throw WhenceException.environment(
                    "the original " + sha256 + " can't be read: " + why(e), e);
        }
    }

    private static String hash(Path file) throws IOException {
        return Ids.sha256(Files.readAllBytes(file));
    }

    /// Where the case lies.
    public Path folder() {
        return folder;
    }

    /// Keeps the bytes that a report was read from; false if the file holds others by now.
    public synchronized boolean keepOriginal(Path file, String sha256) {
        Path kept = originals(folder).resolve(sha256);
        if (Files.exists(kept)) {
            return true;
        }
        Path part = originals(folder).resolve(sha256 + ".part");
        try {
            Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            if (!hash(part).equals(sha256)) {
                Files.delete(part);
                return false;
            }
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (IOException e) {
            throw WhenceException.environment(
                    "can't keep " + file + " in " + folder + ": " + why(e), e);
        }
    }

    /// Keeps a file's report and its posts, together.
    ///
    /// @param outdated ids of reports that no longer hold, nor what was made of them
    public synchronized void keep(List<Report> reports, Collection<String> outdated) {
        together(() -> {
            for (String id : outdated) {
                update("DELETE FROM report WHERE id = ?", id);
                update("DELETE FROM annotation WHERE report = ?", id);
                update("DELETE FROM attributions WHERE report = ?", id);
            }
            for (Report report : reports) {
                update(
                        "INSERT OR REPLACE INTO report VALUES (?, ?, ?)",
                        report.id(),
                        report.sha256(),
                        Records.write(report));
            }
        });
    }

    public synchronized void keep(Unreadable unreadable) {
        update(
                "INSERT OR REPLACE INTO unreadable VALUES (?, ?)",
                unreadable.file(),
                unreadable.why());
    }

    /// Forgets that a file was unreadable, once it was read.
    public synchronized void forgetUnreadable(String file) {
        update("DELETE FROM unreadable WHERE file = ?", file);
    }

    public synchronized List<Report> reports() {
        return records(Report.class, "SELECT record FROM report ORDER BY id");
    }

    public synchronized List<Unreadable> unreadable() {
        return rows(
                "SELECT file, why FROM unreadable ORDER BY file",
                row -> new Unreadable(row.getString(1), row.getString(2)));
    }

    public synchronized @Nullable Annotation annotation(String report, String version) {
        return records(
                        Annotation.class,
                        "SELECT record FROM annotation WHERE report = ? AND version = ?",
                        report,
                        version)
                .stream()
                .findFirst()
                .orElse(null);
    }

    public synchronized void keep(Annotation annotation, String version) {
        update(
                "INSERT OR REPLACE INTO annotation VALUES (?, ?, ?)",
                annotation.report(),
                version,
                Records.write(annotation));
    }

    public synchronized @Nullable Attributions attributions(String report, String version) {
        return records(
                        Attributions.class,
                        "SELECT record FROM attributions WHERE report = ? AND version = ?",
                        report,
                        version)
                .stream()
                .findFirst()
                .orElse(null);
    }

    public synchronized void keep(Attributions attributions, String version) {
        update(
                "INSERT OR REPLACE INTO attributions VALUES (?, ?, ?)",
                attributions.report(),
                version,
                Records.write(attributions));
    }

    /// The findings of the last whole run, if they were made of what `key` stands for.
    public synchronized @Nullable Case findings(String key) {
        return key.equals(text("SELECT value FROM meta WHERE name = 'findings'"))
                ? findings()
                : null;
    }

    /// The findings of the last whole run, or null before the first.
    public synchronized @Nullable Case findings() {
        if (text("SELECT value FROM meta WHERE name = 'findings'") == null) {
            return null;
        }
        return together(() ->
                new Case(
                        found("report", Report.class),
                        found("unreadable", Unreadable.class),
                        found("attribution", Attribution.class),
                        found("source", Source.class),
                        found("mention", Mention.class),
                        found("claim", Claim.class),
                        found("corroboration", Corroboration.class),
                        found("response", Response.class),
                        found("derivation", Derivation.class),
                        found("origin", Origin.class),
                        found("drift", Drift.class),
                        found("party", Party.class),
                        found("relation", Relation.class),
                        found("listing", Listing.class),
                        found("story", Story.class)));
    }

    private <T> List<T> found(String kind, Class<T> type) {
        return records(type, "SELECT record FROM finding WHERE kind = ? ORDER BY place", kind);
    }

    /// Replaces the findings, all at once.
    ///
    /// @param key what they were made of
    public synchronized void keep(Case found, String key) {
        together(() -> {
            update("DELETE FROM finding");
            place("report", found.reports());
            place("unreadable", found.unreadable());
            place("attribution", found.attributions());
            place("source", found.sources());
            place("mention", found.mentions());
            place("claim", found.claims());
            place("corroboration", found.corroborations());
            place("response", found.responses());
            place("derivation", found.derivations());
            place("origin", found.origins());
            place("drift", found.drifts());
            place("party", found.parties());
            place("relation", found.relations());
            place("listing", found.listings());
            place("story", found.stories());
            update("INSERT OR REPLACE INTO meta VALUES ('findings', ?)", key);
        });
    }

    private void place(String kind, List<?> records) {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO finding VALUES (?, ?, ?)")) {
            for (int i = 0; i < records.size(); i++) {
                insert.setString(1, kind);
                insert.setInt(2, i);
                insert.setString(3, Records.write(records.get(i)));
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw failed(folder, "can't be written", e);
        }
    }

    /// Replaces the listings among the findings.
    public synchronized void keep(List<Listing> listings) {
        together(() -> {
            update("DELETE FROM finding WHERE kind = 'listing'");
            place("listing", listings);
        });
    }

    private void together(Runnable work) {
        together(() -> {
            work.run();
            return work;
        });
    }

    /// Runs the work in one transaction: all of it is seen, or none.
    private <T> T together(Work<T> work) {
        boolean whole = false;
        try {
            connection.setAutoCommit(false);
            T made = work.run();
            connection.setAutoCommit(true); // commits
            whole = true;
            return made;
        } catch (SQLException e) {
            throw failed(folder, "can't be written", e);
        } finally {
            if (!whole) {
                rollBack();
            }
        }
    }

    private interface Work<T> {
        T run();
    }

    /// Undoes the transaction. A full disk may have ended it already, which SQLite answers with an error of its own; what is
    /// said is why the work failed, not this.
    private void rollBack() {
        quietly(() -> connection.createStatement().execute("ROLLBACK"));
        quietly(() -> connection.setAutoCommit(true));
    }

    private interface Action {
        void run() throws SQLException;
    }

    @SuppressWarnings("EmptyCatch")
    private static void quietly(Action action) {
        try {
            action.run();
        } catch (SQLException e) {
            // nothing was left to undo
        }
    }

    private void update(String sql, String... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(folder, "can't be written", e);
        }
    }

    private @Nullable String text(String sql) {
        return rows(sql, row -> row.getString(1)).stream().findFirst().orElse(null);
    }

    private <T> List<T> records(Class<T> type, String sql, String... values) {
        return rows(sql, row -> record(row.getString(1), type), values);
    }

    private <T> List<T> rows(String sql, Row<T> row, String... values) {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet found = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(row.of(found));
            }
            return rows;
        } catch (SQLException e) {
            throw failed(folder, "can't be read", e);
        }
    }

    private <T> T record(String json, Class<T> type) {
        try {
            return Records.read(json, type);
        } catch (IllegalArgumentException e) {
            throw damaged(folder, "case.sqlite: a row holds no " + type.getSimpleName(), e);
        }
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private PreparedStatement prepared(String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }

    /// A full or read-only disk is the environment's fault; anything else that SQLite says means a damaged case.
    private static WhenceException failed(Path folder, String what, SQLException e) {
        Path file = file(folder);
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        SQLiteErrorCode code =
                e instanceof SQLiteException sqlite
                        // the primary code is the low byte of an extended one
                        ? SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff)
                        : SQLiteErrorCode.UNKNOWN_ERROR;
        return switch (code) {
            case SQLITE_FULL ->
                    WhenceException.environment(file + " " + what + ": the disk is full", e);
            case SQLITE_READONLY ->
                    WhenceException.environment(file + " " + what + ": it is read-only", e);
            case SQLITE_PERM,
                    SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_NOMEM,
                    SQLITE_IOERR,
                    SQLITE_CANTOPEN ->
                    WhenceException.environment(file + " " + what + ": " + line, e);
            default -> damaged(folder, file + " " + what + ": " + line, e);
        };
    }

    private static WhenceException damaged(Path folder, String what, @Nullable Exception cause) {
        return WhenceException.damaged("the case " + folder + " is damaged: " + what, cause);
    }

    static String why(IOException e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(folder, "can't be closed", e);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }
}
