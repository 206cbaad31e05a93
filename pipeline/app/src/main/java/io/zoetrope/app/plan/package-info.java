/**
 * What so many cameras need of a cluster, by arithmetic alone: what is measured comes from callers.
 */
package io.zoetrope.app.plan;
