# What mysql:8.4 is replaced by where there is no registry: the server of tests/support/mysql.sh, in its own folder.
FROM debian:trixie-slim
COPY usr /mysql/usr
COPY mysql-entrypoint.sh /usr/local/bin/
RUN ln -s mysql-entrypoint.sh /usr/local/bin/mysqladmin && install -d -o 999 -g 999 -m 700 /var/lib/mysql \
    && echo mysql:x:999:999::/:/usr/sbin/nologin >>/etc/passwd
ENTRYPOINT ["mysql-entrypoint.sh"]
