package org.whence.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whence.model.Annotation;
import org.whence.model.Attributions;
import org.whence.model.Case;
import org.whence.model.Ids;
import org.whence.model.Report;
import org.whence.model.Unreadable;
import org.whence.model.WhenceException;

/// A case on disk: `case.sqlite` and the original files by their SHA-256.
///
/// What was read is kept at once, report by report; the findings of a run replace the last ones in one transaction. A run
/// that is killed leaves the last whole state, and the next one goes on from there. One process works on a case at a time.
public final class CaseStore implements AutoCloseable {
    private static final String FORMAT = "whence-case/1";
    private static final List<String> TABLES =
            List.of(
                    "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
                    "CREATE TABLE IF NOT EXISTS report (id TEXT PRIMARY KEY, sha256 TEXT NOT NULL, record TEXT NOT NULL) STRICT",
                    "CREATE TABLE IF NOT EXISTS unreadable (file TEXT PRIMARY KEY, why TEXT NOT NULL) STRICT",
                    "CREATE TABLE IF NOT EXISTS annotation (report TEXT NOT NULL, version TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (report, version)) STRICT",
                    "CREATE TABLE IF NOT EXISTS attributions (report TEXT NOT NULL, version TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (report, version)) STRICT",
                    "CREATE TABLE IF NOT EXISTS finding (kind TEXT NOT NULL, place INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (kind, place)) STRICT");

    private final Path folder;
    private final Connection connection;
    private final FileChannel lockFile;

    private CaseStore(Path folder, Connection connection, FileChannel lockFile) {
        this.folder = folder;
        this.connection = connection;
        this.lockFile = lockFile;
    }

    /// Opens a case to extend it; makes it where there is none.
    public static CaseStore create(Path folder) {
        try {
            Files.createDirectories(folder.resolve("originals"));
        } catch (IOException e) {
            throw WhenceException.environment(
                    "can't write the case folder " + folder + ": " + why(e), e);
        }
        return open(folder, true);
    }

    /// Opens a case that is there, and checks it.
    public static CaseStore open(Path folder) {
        if (!Files.isRegularFile(folder.resolve("case.sqlite"))) {
            throw WhenceException.damaged(
                    "no case in "
                            + folder
                            + ": case.sqlite is missing; `whence read PATH --case "
                            + folder
                            + "` makes one",
                    null);
        }
        return open(folder, false);
    }

    private static CaseStore open(Path folder, boolean create) {
        FileChannel lock = lock(folder);
        boolean opened = false;
        try {
            Path file = folder.resolve("case.sqlite");
            if (Files.exists(file) && Files.size(file) > 0) {
                checkHeader(file);
            }
            Connection connection =
                    DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            CaseStore store = new CaseStore(folder, connection, lock);
            store.prepare(create);
            store.check();
            opened = true;
            return store;
        } catch (SQLException e) {
            throw sql("case.sqlite can't be opened", e);
        } catch (IOException e) {
            throw WhenceException.environment("can't read " + folder + ": " + why(e), e);
        } finally {
            if (!opened) {
                close(lock);
            }
        }
    }

    private static FileChannel lock(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return channel;
                }
            } catch (OverlappingFileLockException e) {
                channel.close();
                throw WhenceException.environment("another run works on the case " + folder, e);
            }
            channel.close();
            throw WhenceException.environment("another run works on the case " + folder, null);
        } catch (IOException e) {
            throw WhenceException.environment(
                    "can't write the case folder " + folder + ": " + why(e), e);
        }
    }

    private static void checkHeader(Path file) throws IOException {
        byte[] header = new byte[16];
        try (var in = Files.newInputStream(file)) {
            int n = in.readNBytes(header, 0, 16);
            if (n < 16
                    || !new String(header, 0, 15, java.nio.charset.StandardCharsets.US_ASCII)
                            .equals("SQLite format 3")) {
                throw WhenceException.damaged(
                        "the case is damaged: " + file + " is no SQLite database", null);
            }
        }
    }

    private void prepare(boolean create) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=NORMAL");
            if (create) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
                statement.execute("INSERT OR IGNORE INTO meta VALUES ('format', '" + FORMAT + "')");
            }
        }
    }

    /// Refuses a case whose database or originals are damaged, and says what is.
    private void check() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
            String answer = result.next() ? result.getString(1) : "no answer";
            if (!"ok".equals(answer)) {
                throw WhenceException.damaged("the case is damaged: case.sqlite: " + answer, null);
            }
        }
        String format = text("SELECT value FROM meta WHERE name = 'format'");
        if (!FORMAT.equals(format)) {
            throw WhenceException.damaged(
                    "the case is damaged or of another version: format "
                            + format
                            + ", this Whence reads "
                            + FORMAT,
                    null);
        }
        Set<String> originals = new LinkedHashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT DISTINCT sha256 FROM report ORDER BY sha256")) {
            while (rows.next()) {
                originals.add(rows.getString(1));
            }
        }
        for (String sha256 : originals) {
            Path original = folder.resolve("originals").resolve(sha256);
            try {
                if (!Files.isRegularFile(original)) {
                    throw WhenceException.damaged(
                            "the case is damaged: the original " + sha256 + " is missing", null);
                }
                if (!Ids.sha256(Files.readAllBytes(original)).equals(sha256)) {
                    throw WhenceException.damaged(
                            "the case is damaged: the original " + sha256 + " was changed", null);
                }
            } catch (IOException e) {
                throw WhenceException.damaged(
                        "the case is damaged: the original " + sha256 + " can't be read", e);
            }
        }
    }

    /// Keeps a report that was read, and the bytes it was read from.
    public synchronized void keep(Report report, @Nullable Path original) {
        try {
            if (original != null) {
                Path kept = folder.resolve("originals").resolve(report.sha256());
                if (!Files.exists(kept)) {
                    Path part = folder.resolve("originals").resolve(report.sha256() + ".part");
                    Files.copy(original, part, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            update(
                    "INSERT OR REPLACE INTO report VALUES (?, ?, ?)",
                    report.id(),
                    report.sha256(),
                    Records.write(report));
        } catch (IOException e) {
            throw WhenceException.environment(
                    "can't keep " + report.file() + " in " + folder + ": " + why(e), e);
        }
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
        return all("SELECT record FROM report ORDER BY id", Report.class, "report");
    }

    public synchronized List<Unreadable> unreadable() {
        List<Unreadable> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT file, why FROM unreadable ORDER BY file")) {
            while (rows.next()) {
                all.add(new Unreadable(rows.getString(1), rows.getString(2)));
            }
        } catch (SQLException e) {
            throw sql("the unreadable files can't be read", e);
        }
        return all;
    }

    public synchronized @Nullable Annotation annotation(String report, String version) {
        String record =
                text(
                        "SELECT record FROM annotation WHERE report = ? AND version = ?",
                        report,
                        version);
        return record == null
                ? null
                : Records.read(record, Annotation.class, "annotation of " + report);
    }

    public synchronized void keep(Annotation annotation, String version) {
        update(
                "INSERT OR REPLACE INTO annotation VALUES (?, ?, ?)",
                annotation.report(),
                version,
                Records.write(annotation));
    }

    public synchronized @Nullable Attributions attributions(String report, String version) {
        String record =
                text(
                        "SELECT record FROM attributions WHERE report = ? AND version = ?",
                        report,
                        version);
        return record == null
                ? null
                : Records.read(record, Attributions.class, "attributions of " + report);
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
        List<Case> all =
                all("SELECT record FROM finding WHERE kind = 'case'", Case.class, "findings");
        return all.isEmpty() ? null : all.getFirst();
    }

    /// Replaces the findings, all at once.
    public synchronized void keep(Case findings, String key) {
        update("BEGIN IMMEDIATE");
        boolean whole = false;
        try {
            update("DELETE FROM finding");
            update("INSERT INTO finding VALUES ('case', 0, ?)", Records.write(findings));
            update("INSERT OR REPLACE INTO meta VALUES ('findings', ?)", key);
            update("COMMIT");
            whole = true;
        } finally {
            if (!whole) {
                rollBack();
            }
        }
    }

    /// Replaces the findings by the same with more said about them.
    public synchronized void replace(Case findings) {
        String key = text("SELECT value FROM meta WHERE name = 'findings'");
        keep(findings, key == null ? "" : key);
    }

    /// A full disk may have ended the transaction already; then there is nothing to roll back.
    private void rollBack() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            assert e.getMessage() != null;
        }
    }

    private void update(String sql, String... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw sql("the case can't be written", e);
        }
    }

    private @Nullable String text(String sql, String... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw sql("the case can't be read", e);
        }
    }

    private <T> List<T> all(String sql, Class<T> type, String where) {
        List<T> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(Records.read(rows.getString(1), type, where));
            }
        } catch (SQLException e) {
            throw sql("the case can't be read", e);
        }
        return all;
    }

    /// A full or read-only disk is the environment's fault; anything else that SQLite says means a damaged case.
    private static WhenceException sql(String what, SQLException e) {
        String message = String.valueOf(e.getMessage());
        boolean disk =
                message.matches(
                        "(?s).*(SQLITE_FULL|SQLITE_IOERR|SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_BUSY|SQLITE_LOCKED|disk is full).*");
        String line = what + ": " + message.lines().findFirst().orElse("");
        return disk
                ? WhenceException.environment(line, e)
                : WhenceException.damaged("the case is damaged: " + line, e);
    }

    private static String why(IOException e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private static void close(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw WhenceException.environment("the case's lock can't be released", e);
        }
    }

    @Override
    public synchronized void close() {
        try (lockFile) {
            connection.close();
        } catch (SQLException e) {
            throw sql("the case can't be closed", e);
        } catch (IOException e) {
            throw WhenceException.environment("the case's lock can't be released", e);
        }
    }
}
