using Dapper;
using Npgsql;

namespace Ticketing.Messaging.Data;

/// <summary>Dapper's calls with a cancellation token, for whoever holds a connection.</summary>
internal static class Statements
{
    public static async Task<IReadOnlyList<T>> ReadAsync<T>(
        this NpgsqlConnection connection, string sql, object? parameters, NpgsqlTransaction? transaction,
        CancellationToken cancellation) =>
        (await connection.QueryAsync<T>(Command(sql, parameters, transaction, cancellation))).AsList();

    public static Task<T?> ReadOneAsync<T>(
        this NpgsqlConnection connection, string sql, object? parameters, NpgsqlTransaction? transaction,
        CancellationToken cancellation) =>
        connection.QuerySingleOrDefaultAsync<T>(Command(sql, parameters, transaction, cancellation));

    public static Task<int> WriteAsync(
        this NpgsqlConnection connection, string sql, object? parameters, NpgsqlTransaction? transaction,
        CancellationToken cancellation) =>
        connection.ExecuteAsync(Command(sql, parameters, transaction, cancellation));

    private static CommandDefinition Command(
        string sql, object? parameters, NpgsqlTransaction? transaction, CancellationToken cancellation) =>
        new(sql, parameters, transaction, cancellationToken: cancellation);
}
